import { z } from "zod";
import { callEventTypes } from "@/lib/call";
import { id, time, version } from "../common";
import { call } from "./call";

/** `own`, or what only operators may hear. */
export const webhookAudience = z
  .enum(["own", "service", "all"])
  .describe(
    "Of which calls it is told: `own`: one's own; `service`: those of the users of a service key; `all`: every one. The last two are for operators.",
  );
export type WebhookAudience = z.infer<typeof webhookAudience>;

export const webhookName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((name) => !/\p{Cc}|\p{Bidi_Control}|\p{Cs}/u.test(name), "must not contain control characters")
  .describe("What it is for.");

export const webhookUrl = z
  .string()
  .max(2048)
  .refine((text) => URL.canParse(text), "must be an address such as https://example.com/calls")
  .describe("Where events are sent to: https, a public host, no password in it.");

export const webhook = z
  .object({
    id: id.describe("The webhook."),
    name: z.string().describe("What it is for."),
    url: z.string().describe("Where events are sent to."),
    audience: webhookAudience,
    keyId: id.optional().describe("The service key, for `service`."),
    enabled: z.boolean().describe("Events are sent; a receiver that answers 410 switches it off."),
    createdAt: time.describe("When it was made."),
  })
  .meta({ id: "Webhook", description: "Where events of calls are sent to, without its secret." });
export type Webhook = z.infer<typeof webhook>;

/** Why the last attempt failed. */
export const deliveryErrors = [
  "status",
  "gone",
  "switched_off",
  "timeout",
  "connection_refused",
  "connection_lost",
  "unknown_host",
  "private_address",
  "not_https",
  "credentials",
  "tls",
  "redirect",
  "too_many_redirects",
] as const;
const deliveryError = z
  .enum(deliveryErrors)
  .describe(
    "Why the last attempt failed. `status`: the receiver's answer was none from 200 to 299; `gone`: it was 410; `switched_off`: the webhook was off; `timeout`: no answer in time; `connection_refused`, `connection_lost`; `unknown_host`: the name of the host means nothing; `private_address`: it means an address that is not public; `not_https`, `credentials`: the address is none to send to; `tls`: no trusted certificate; `redirect`: redirected by another status than 307 or 308; `too_many_redirects`.",
  );
export type DeliveryError = z.infer<typeof deliveryError>;

export const deliveryStatus = z
  .enum(["pending", "delivered", "failed"])
  .describe("`pending`: it is tried, or waits for its turn; `delivered`; `failed`: it is tried no more.");

const eventType = z.enum(callEventTypes).describe("What happened, in the words of the event.");

export const delivery = z
  .object({
    id: id.describe("The same at each attempt: the header `webhook-id`."),
    callId: id.describe("The call."),
    seq: version.describe("The number of the event: the version of the call after it."),
    type: eventType,
    status: deliveryStatus,
    attempts: z.int().min(0).describe("How often it was tried, since it was replayed last."),
    createdAt: time.describe("When the event was noted."),
    nextAt: time.optional().describe("When it is tried next; absent: not any more."),
    lastAt: time.optional().describe("When the last attempt was over."),
    replyStatus: z.int().optional().describe("HTTP status of the last reply; absent: there was none."),
    error: deliveryError.optional(),
    durationMs: z.int().min(0).optional().describe("How long the last attempt took, in milliseconds."),
  })
  .meta({ id: "Delivery", description: "One event on its way to a webhook, and what became of it." });
export type Delivery = z.infer<typeof delivery>;

/** The body of what a receiver gets (Standard Webhooks). */
export const webhookEvent = z
  .object({
    type: z.string().describe("`call.` and what happened."),
    timestamp: time.describe("When it happened."),
    data: z
      .object({
        callId: id.describe("The call."),
        seq: version.describe("The number of the event in its call; they arrive in this order."),
        actorId: id.optional().describe("Who did it; absent when a deadline did."),
        subjectIds: z
          .array(id)
          .optional()
          .describe("Whom it concerns, where that is not who did it, as far as the reader may know."),
        call: call
          .omit({ offer: true, answer: true, clientId: true })
          .describe("The call after it, without session descriptions."),
      })
      .describe("The event."),
  })
  .meta({ id: "WebhookEvent", description: "What is sent to a webhook." });
export type WebhookEvent = z.infer<typeof webhookEvent>;
