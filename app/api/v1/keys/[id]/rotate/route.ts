import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { rotateKey } from "@/lib/server/keys";

export const POST = handle(endpoints.rotateKey, rotateKey);
