import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { testPush } from "@/lib/server/push";

export const POST = handle(endpoints.testPush, testPush);
