import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { deleteWebhook, updateWebhook } from "@/lib/server/webhooks";

export const PUT = handle(endpoints.updateWebhook, updateWebhook);
export const DELETE = handle(endpoints.deleteWebhook, deleteWebhook);
