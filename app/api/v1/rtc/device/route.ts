import { endpoints } from "@/lib/contract";
import { device } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(endpoints.device, device);
