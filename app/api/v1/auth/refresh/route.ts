import { endpoints } from "@/lib/contract";
import { refresh } from "@/lib/server/auth/refresh";
import { handleOpen } from "@/lib/server/http/handle";

export const POST = handleOpen(endpoints.refresh, refresh);
