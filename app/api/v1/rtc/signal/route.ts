import { endpoints } from "@/lib/contract";
import { sendSignal } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.sendSignal, sendSignal);
