import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { blockUser, unblockUser } from "@/lib/server/people";

export const PUT = handle(endpoints.blockUser, blockUser);
export const DELETE = handle(endpoints.unblockUser, unblockUser);
