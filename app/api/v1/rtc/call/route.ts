import { endpoints } from "@/lib/contract";
import { place } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.placeCall, place);
