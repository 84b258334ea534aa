import { endpoints } from "@/lib/contract";
import { register } from "@/lib/server/auth/register";
import { handleOpen } from "@/lib/server/http/handle";

export const POST = handleOpen(endpoints.register, register);
