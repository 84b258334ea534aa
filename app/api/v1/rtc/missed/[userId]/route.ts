import { endpoints } from "@/lib/contract";
import { getMissed, seeMissed } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.getMissed, getMissed);
export const PUT = handle(endpoints.seeMissed, seeMissed);
