import { endpoints } from "@/lib/contract";
import { getCall } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.getCall, getCall);
