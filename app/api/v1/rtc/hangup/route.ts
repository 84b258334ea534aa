import { endpoints } from "@/lib/contract";
import { hangUp } from "@/lib/server/commands";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.hangUp, hangUp);
