import { endpoints } from "@/lib/contract";
import { leaveGroup } from "@/lib/server/groups";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.leaveGroup, leaveGroup);
