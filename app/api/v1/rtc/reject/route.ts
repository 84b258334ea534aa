import { endpoints } from "@/lib/contract";
import { reject } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.rejectCall, reject);
