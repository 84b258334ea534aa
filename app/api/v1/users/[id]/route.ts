import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { getUser, updateUser } from "@/lib/server/people";

export const GET = handle(endpoints.getUser, getUser);
export const PUT = handle(endpoints.updateUser, updateUser);
