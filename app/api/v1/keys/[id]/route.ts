import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { revokeKey } from "@/lib/server/keys";

export const DELETE = handle(endpoints.revokeKey, revokeKey);
