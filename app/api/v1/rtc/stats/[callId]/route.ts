import { endpoints } from "@/lib/contract";
import { getStats, reportStats } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.getStats, getStats);
export const POST = handle(endpoints.reportStats, reportStats);
