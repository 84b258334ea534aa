import { endpoints } from "@/lib/contract";
import { mute } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(endpoints.mute, mute);
