import { endpoints } from "@/lib/contract";
import { refresh } from "@/lib/server/auth/refresh";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.refresh, refresh);
