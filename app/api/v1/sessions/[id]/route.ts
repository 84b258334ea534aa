import { endpoints } from "@/lib/contract";
import { endSessionOf } from "@/lib/server/auth/sessions";
import { handle } from "@/lib/server/http/handle";

export const DELETE = handle(endpoints.endSession, endSessionOf);
