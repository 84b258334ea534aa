import { endpoints } from "@/lib/contract";
import { activeCall } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.activeCall, activeCall);
