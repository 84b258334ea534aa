import { endpoints } from "@/lib/contract";
import { addMembers } from "@/lib/server/groups";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.addMembers, addMembers);
