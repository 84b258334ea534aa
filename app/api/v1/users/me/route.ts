import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { myAccount } from "@/lib/server/people";

export const GET = handle(endpoints.myAccount, myAccount);
