import { endpoints } from "@/lib/contract";
import { handle } from "@/lib/server/http/handle";
import { createKey, listKeys } from "@/lib/server/keys";

export const GET = handle(endpoints.listKeys, listKeys);
export const POST = handle(endpoints.createKey, createKey);
