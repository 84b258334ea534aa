import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { getPush, subscribePush, unsubscribePush } from "@/lib/server/push";

export const GET = handle(endpoints.getPush, getPush);
export const PUT = handle(endpoints.subscribePush, subscribePush);
export const DELETE = handle(endpoints.unsubscribePush, unsubscribePush);
