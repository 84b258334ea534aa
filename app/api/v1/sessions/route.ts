import { endpoints } from "@/lib/contract";
import { endOtherSessions, listSessions } from "@/lib/server/auth/sessions";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.listSessions, listSessions);
export const DELETE = handle(endpoints.endOtherSessions, endOtherSessions);
