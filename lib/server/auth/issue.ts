import { v7 as uuidv7 } from "uuid";
import { createSession, type SessionRow } from "@/db/sessions";
import type { UserRow } from "@/db/users";
import type { Tokens } from "@/lib/contract";
import type { Sender } from "../commands/command";
import type { AuthContext } from "./context";
import { signAccess, signRefresh } from "./tokens";
import { userOf } from "./user";

type Needs = Pick<AuthContext, "settings" | "secret" | "db">;

/** The tokens of a session as it stands. */
export async function tokensOf(ctx: Needs, user: UserRow, session: SessionRow): Promise<Tokens> {
  const { accessTokenMs } = ctx.settings;
  const claims = { userId: user.id, sessionId: session.id };
  const refresh = {
    ...claims,
    generation: session.generation,
    issuedAt: session.rotatedAt.getTime(),
    expiresAt: session.expiresAt.getTime(),
  };
  return {
    user: userOf(user),
    token: await signAccess(ctx.secret, claims, accessTokenMs),
    refreshToken: await signRefresh(ctx.secret, refresh),
    expiresIn: Math.ceil(accessTokenMs / 1000),
  };
}

/** Signs a program in: a new session and its first tokens. */
export async function openSession(ctx: Needs, user: UserRow, { agent }: Sender): Promise<Tokens> {
  const session = await createSession(ctx.db, {
    id: uuidv7(),
    userId: user.id,
    kind: "api",
    lifeMs: ctx.settings.sessionMs,
    agent,
  });
  return tokensOf(ctx, user, session);
}
