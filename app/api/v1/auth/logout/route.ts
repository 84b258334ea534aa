import { endpoints } from "@/lib/contract";
import { logout } from "@/lib/server/auth/logout";
import { handle } from "@/lib/server/http/handle";

export const POST = handle(endpoints.logout, logout);
