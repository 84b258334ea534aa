import { endpoints } from "@/lib/contract";
import { listCalls } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.listCalls, listCalls);
