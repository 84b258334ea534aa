import { endpoints } from "@/lib/contract";
import { changeRole, removeMember } from "@/lib/server/groups";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(endpoints.changeRole, changeRole);
export const DELETE = handle(endpoints.removeMember, removeMember);
