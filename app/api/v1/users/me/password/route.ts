import { endpoints } from "@/lib/contract";
import { changePassword } from "@/lib/server/auth/sessions";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle(endpoints.changePassword, changePassword);
