import { endpoints } from "@/lib/contract";
import { listUsers } from "@/lib/server/auth/people";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.listUsers, listUsers);
