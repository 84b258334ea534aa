import { endpoints } from "@/lib/contract";
import { answer } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.answerCall, answer);
