import { endpoints } from "@/lib/contract";
import { login } from "@/lib/server/auth/login";
import { handleOpen } from "@/lib/server/http/handle";

export const POST = handleOpen(endpoints.login, login);
