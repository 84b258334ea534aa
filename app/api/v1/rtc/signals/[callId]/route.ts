import { endpoints } from "@/lib/contract";
import { listSignals } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.listSignals, listSignals);
