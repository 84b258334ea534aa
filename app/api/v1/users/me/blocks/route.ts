import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { listBlocked } from "@/lib/server/people";

export const GET = handle(endpoints.listBlocked, listBlocked);
