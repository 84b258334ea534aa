import { endpoints } from "@/lib/contract";
import { host } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(endpoints.host, host);
