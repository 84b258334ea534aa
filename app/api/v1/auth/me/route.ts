import { endpoints } from "@/lib/contract";
import { me } from "@/lib/server/people";
import { handle } from "@/lib/server/http/handle";

export const GET = handle(endpoints.me, me);
