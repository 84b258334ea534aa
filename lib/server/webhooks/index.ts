export { listDeliveries, replayDelivery } from "./deliveries";
export { createWebhook, deleteWebhook, listWebhooks, renewWebhookSecret, updateWebhook } from "./webhooks";
