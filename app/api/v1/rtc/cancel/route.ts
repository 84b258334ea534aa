import { endpoints } from "@/lib/contract";
import { cancel } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.cancelCall, cancel);
