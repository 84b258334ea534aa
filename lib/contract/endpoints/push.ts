import { z } from "zod";
import { done, success } from "../common";
import { endpoint } from "../endpoint";
import * as example from "./examples";

/** So many octets as base64url (RFC 4648, section 5) without padding. */
const octets = (length: number, about: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]*={0,2}$/, "must be base64url")
    .refine(
      (text) => Math.floor((text.replace(/=+$/, "").length * 3) / 4) === length,
      `must be ${length} octets`,
    )
    .describe(about);

const keys = z
  .object({
    p256dh: octets(65, "The browser's public key: an uncompressed point of P-256, base64url.").refine(
      (text) => text.startsWith("B"),
      "must be an uncompressed point",
    ),
    auth: octets(16, "The browser's secret: 16 octets, base64url."),
  })
  .describe("With which messages are encrypted (RFC 8291).");

const address = z
  .string()
  .max(2048)
  .refine((text) => URL.canParse(text), "must be an absolute address")
  .describe("Where the push service of the browser takes messages; https.");

/** Web Push: how a browser hears of calls while no page of ours is open in it. */
export const pushEndpoints = {
  getPush: endpoint({
    method: "GET",
    path: "/users/me/push",
    tag: "users",
    title: "Push messages",
    about: "The key for which a browser subscribes (VAPID, RFC 8292), and whether this session has done so.",
    access: "session",
    reply: z.object({
      publicKey: z.string().describe("`applicationServerKey`: a point of P-256, base64url."),
      subscribed: z.boolean().describe("This session has a subscription."),
    }),
    example: { reply: { publicKey: example.push.publicKey, subscribed: false } },
  }),
  subscribePush: endpoint({
    method: "PUT",
    path: "/users/me/push",
    tag: "users",
    title: "Get push messages",
    about:
      "What `PushSubscription.toJSON()` gives. Calls that ring while no client of this session is connected are sent there, encrypted. It ends with the session; the same address of another session moves to this one.",
    body: z.object({ endpoint: address, keys }),
    reply: done,
    example: { body: example.push.subscription, reply: example.done },
  }),
  unsubscribePush: endpoint({
    method: "DELETE",
    path: "/users/me/push",
    tag: "users",
    title: "Get no push messages",
    about: "Nothing is sent to the browser of this session any more.",
    reply: done,
    example: { reply: example.done },
  }),
  testPush: endpoint({
    method: "POST",
    path: "/users/me/push/test",
    tag: "users",
    title: "Try push messages",
    about: "A message is sent to the browser of this session, once.",
    reply: z.object({
      success,
      sent: z.boolean().describe("The push service has taken it. False also where there is no subscription."),
    }),
    example: { reply: { success: true, sent: true } },
  }),
} as const;
