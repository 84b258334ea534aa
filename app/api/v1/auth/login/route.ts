import { endpoints } from "@/lib/contract";
import { login } from "@/lib/server/auth/login";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.login, login);
