import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { listUsers } from "@/lib/server/people";

export const GET = handle(endpoints.listUsers, listUsers);
