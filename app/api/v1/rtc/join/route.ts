import { endpoints } from "@/lib/contract";
import { join } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.joinCall, join);
