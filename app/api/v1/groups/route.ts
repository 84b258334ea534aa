import { endpoints } from "@/lib/contract";
import { createGroup, listGroups } from "@/lib/server/groups";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.listGroups, listGroups);
export const POST = handle(endpoints.createGroup, createGroup);
