import { deleteSession } from "@/db/sessions";
import type { Caller } from "../caller";
import type { AuthContext } from "./context";

type Needs = Pick<AuthContext, "db" | "closeSession">;

/** Ends a session: its tokens are refused at once and its sockets closed. */
export async function endSession(ctx: Needs, sessionId: string): Promise<void> {
  await deleteSession(ctx.db, sessionId);
  ctx.closeSession(sessionId);
}

/** POST /auth/logout: ends the session of the token that was sent. */
export async function logout(
  ctx: Needs,
  _input: unknown,
  caller: Pick<Caller, "sessionId">,
): Promise<{ success: true }> {
  await endSession(ctx, caller.sessionId);
  return { success: true };
}
