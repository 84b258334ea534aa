import { endpoints } from "@/lib/contract";
import { hand } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(endpoints.hand, hand);
