import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { renewWebhookSecret } from "@/lib/server/webhooks";

export const POST = handle(endpoints.renewWebhookSecret, renewWebhookSecret);
