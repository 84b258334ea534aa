import { ApiError, type endpoints, type InputOf, type Tokens } from "@/lib/contract";
import type { Sender } from "../commands/command";
import type { AuthContext } from "./context";
import { checkCredentials } from "./credentials";
import { openSession } from "./issue";

/** POST /auth/login: a new session for a program. */
export async function login(
  ctx: Pick<AuthContext, "settings" | "secret" | "db">,
  credentials: InputOf<typeof endpoints.login>,
  sender: Sender,
): Promise<Tokens> {
  const user = await checkCredentials(ctx, credentials);
  if (!user) throw new ApiError("UNAUTHORIZED", {}, "The user name or the password is wrong.");
  return openSession(ctx, user, sender);
}
