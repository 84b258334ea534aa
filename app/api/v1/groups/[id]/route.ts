import { endpoints } from "@/lib/contract";
import { getGroup, renameGroup } from "@/lib/server/groups";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.getGroup, getGroup);
export const PUT = handle(endpoints.renameGroup, renameGroup);
