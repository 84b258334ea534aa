import { endpoints } from "@/lib/contract";
import { leave } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.leaveCall, leave);
