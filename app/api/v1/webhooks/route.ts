import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { createWebhook, listWebhooks } from "@/lib/server/webhooks";

export const GET = handle(endpoints.listWebhooks, listWebhooks);
export const POST = handle(endpoints.createWebhook, createWebhook);
