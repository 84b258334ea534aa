import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { listDeliveries } from "@/lib/server/webhooks";

export const GET = handle(endpoints.listDeliveries, listDeliveries);
