import { endpoints } from "@/lib/contract";
import { register } from "@/lib/server/auth/register";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.register, register);
