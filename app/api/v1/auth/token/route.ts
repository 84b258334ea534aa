import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { mintToken } from "@/lib/server/keys";

export const POST = handle(endpoints.mintToken, mintToken);
