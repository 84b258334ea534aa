import { z } from "zod";
import { done, id, success } from "../common";
import { endpoint, list, paging } from "../endpoint";
import { delivery, deliveryStatus, webhook, webhookAudience, webhookName, webhookUrl } from "../models";
import * as example from "./webhook-examples";

const ofWebhook = z.object({ id: id.describe("The webhook.") });
const ofDelivery = ofWebhook.extend({ deliveryId: id.describe("The delivery.") });
const secret = z
  .string()
  .describe(
    "Signs what is sent: `whsec_` and base64, as libraries of Standard Webhooks take it. Shown once.",
  );

export const webhookEndpoints = {
  listWebhooks: endpoint({
    method: "GET",
    path: "/webhooks",
    tag: "webhooks",
    title: "My webhooks",
    about: "In the order in which they were made, without their secrets.",
    reply: z.array(webhook).describe("The webhooks."),
    example: { reply: [example.webhook] },
  }),
  createWebhook: endpoint({
    method: "POST",
    path: "/webhooks",
    status: 201,
    tag: "webhooks",
    title: "Make a webhook",
    about:
      "From now on every event of a call is sent there by POST, signed as Standard Webhooks says (`webhook-id`, `webhook-timestamp`, `webhook-signature`), at least once and in order within a call. What is not answered with 2xx is tried again for a day. A user has at most 20.",
    errors: ["FORBIDDEN", "KEY_NOT_FOUND"],
    body: z.object({
      name: webhookName,
      url: webhookUrl,
      audience: webhookAudience.optional(),
      keyId: id.optional().describe("One's service key, for `service`."),
    }),
    reply: z.object({ success, webhook, secret }),
    example: {
      body: { name: "CRM", url: "https://example.com/calls" },
      reply: { success: true, webhook: example.webhook, secret: example.secret },
    },
  }),
  updateWebhook: endpoint({
    method: "PUT",
    path: "/webhooks/:id",
    tag: "webhooks",
    title: "Change a webhook",
    about:
      "What is left out stays as it is. While it is off it hears of nothing, and what still waited to be delivered has failed. Deliveries that wait go to a new address.",
    errors: ["WEBHOOK_NOT_FOUND"],
    params: ofWebhook,
    body: z.object({
      name: webhookName.optional(),
      url: webhookUrl.optional(),
      enabled: z.boolean().optional().describe("Whether events are sent."),
    }),
    reply: z.object({ success, webhook }),
    example: { body: { enabled: false }, reply: { success: true, webhook: example.webhook } },
  }),
  deleteWebhook: endpoint({
    method: "DELETE",
    path: "/webhooks/:id",
    tag: "webhooks",
    title: "Delete a webhook",
    about: "With its deliveries, also those that still wait.",
    errors: ["WEBHOOK_NOT_FOUND"],
    params: ofWebhook,
    reply: done,
    example: { reply: { success: true } },
  }),
  renewWebhookSecret: endpoint({
    method: "POST",
    path: "/webhooks/:id/secret",
    tag: "webhooks",
    title: "Make a new secret",
    about: "It signs from the next attempt on; the old one signs nothing any more.",
    errors: ["WEBHOOK_NOT_FOUND"],
    params: ofWebhook,
    reply: z.object({ success, secret }),
    example: { reply: { success: true, secret: example.secret } },
  }),
  listDeliveries: list({
    method: "GET",
    path: "/webhooks/:id/deliveries",
    tag: "webhooks",
    title: "Deliveries",
    about: "What was sent or is to be sent to a webhook, the newest first. They are kept for a month.",
    errors: ["WEBHOOK_NOT_FOUND"],
    params: ofWebhook,
    query: z.object({ ...paging, status: deliveryStatus.optional() }),
    item: delivery,
    example: { reply: [example.delivery] },
  }),
  replayDelivery: endpoint({
    method: "POST",
    path: "/webhooks/:id/deliveries/:deliveryId/replay",
    tag: "webhooks",
    title: "Send again",
    about:
      "The same event with the same `webhook-id` is sent again, and tried for a day. One that waits is tried at once.",
    errors: ["WEBHOOK_NOT_FOUND", "DELIVERY_NOT_FOUND"],
    params: ofDelivery,
    reply: z.object({ success, delivery }),
    example: { reply: { success: true, delivery: example.delivery } },
  }),
} as const;
