import { endpoints } from "@/lib/contract";
import { invite } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.invite, invite);
