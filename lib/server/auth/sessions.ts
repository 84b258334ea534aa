import type { Db } from "@/db/client";
import * as rows from "@/db/sessions";
import { changePasswordHash } from "@/db/users";
import { ApiError, type endpoints, type Session } from "@/lib/contract";
import type { Command } from "../commands/command";
import type { Live } from "../live";
import { namesIn } from "./agent";
import { requireSession } from "./authenticate";
import { hashPassword, verifyPassword } from "./passwords";

const done = { success: true } as const;

/** A program uses its session when it gets new tokens, and a browser when its session is extended. */
function lastUse(row: rows.SessionRow, lifeMs: number): Date {
  const extendedAt = row.expiresAt.getTime() - lifeMs;
  const used = Math.max(row.createdAt.getTime(), row.rotatedAt.getTime(), extendedAt);
  return new Date(Math.min(used, Date.now()));
}

function sessionOf(live: Live, row: rows.SessionRow, currentId: string): Session {
  const online = live.clients.ofSession(row.id).length > 0;
  return {
    id: row.id,
    kind: row.kind === "web" ? "web" : "api",
    current: row.id === currentId,
    online,
    ...namesIn(row.agent ?? ""),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: (online ? new Date() : lastUse(row, live.settings.sessionMs)).toISOString(),
  };
}

/** Where the caller is signed in, the newest first. */
export const listSessions: Command<typeof endpoints.listSessions> = async (live, paging, caller) => {
  const found = await rows.listSessions(live.db, { ...paging, userId: caller.userId });
  return { items: found.rows.map((row) => sessionOf(live, row, caller.sessionId)), total: found.total };
};

/** Ends one of the caller's sessions, this one too. Errors: SESSION_NOT_FOUND. */
export const endSessionOf: Command<typeof endpoints.endSession> = async (live, { id }, { userId }) => {
  const ended = await rows.deleteSessionsOf(live.db, userId, { only: id });
  if (ended.length === 0) throw new ApiError("SESSION_NOT_FOUND");
  live.closeSession(id);
  return done;
};

/** Ends all sessions of the caller but this one. */
export const endOtherSessions: Command<typeof endpoints.endOtherSessions> = async (
  live,
  _input,
  { userId, sessionId },
) => {
  const ended = await rows.deleteSessionsOf(live.db, userId, { except: sessionId });
  for (const id of ended) live.closeSession(id);
  return done;
};

/** Changes the caller's password and ends their other sessions in the same moment. Errors: FORBIDDEN. */
export const changePassword: Command<typeof endpoints.changePassword> = async (live, input, caller) => {
  const { userId, sessionId } = caller;
  const { user } = await requireSession(live, sessionId);
  if (user.demo) throw new ApiError("FORBIDDEN", { demo: true }, "Demo accounts keep their password.");
  if (!(await verifyPassword(user.passwordHash, input.current))) {
    throw new ApiError("FORBIDDEN", {}, "The present password is not right.");
  }
  const passwordHash = await hashPassword(input.password);
  const ended = await live.db.transaction(async (tx: Db) => {
    await changePasswordHash(tx, userId, passwordHash);
    return rows.deleteSessionsOf(tx, userId, { except: sessionId });
  });
  for (const id of ended) live.closeSession(id);
  return done;
};
