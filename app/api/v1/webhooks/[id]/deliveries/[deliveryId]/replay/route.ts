import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { replayDelivery } from "@/lib/server/webhooks";

export const POST = handle(endpoints.replayDelivery, replayDelivery);
