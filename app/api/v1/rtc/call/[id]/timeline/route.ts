import { endpoints } from "@/lib/contract";
import { getTimeline } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.getTimeline, getTimeline);
