import { and, desc, eq, gt, inArray, isNull, lte, ne, or, sql, type SQL } from "drizzle-orm";
import type { Db } from "./client";
import type { KeyRow } from "./keys";
import { apiKeys, sessions, users } from "./schema";
import type { UserRow } from "./users";

export type SessionRow = typeof sessions.$inferSelect;

/** A session that lives, and whose it is. */
export interface LiveSession {
  readonly session: SessionRow;
  readonly user: UserRow;
  /** The key that opened it, where one did. */
  readonly key: KeyRow | null;
}

/** The clock of all sessions is the database's. */
const now = sql`now()`;
const inMs = (ms: number): SQL<Date> => sql`now() + ${ms}::float8 * interval '1 millisecond'`;
const alive = gt(sessions.expiresAt, now);

interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly kind: SessionRow["kind"];
  /** How long it lives without use, milliseconds. */
  readonly lifeMs: number;
  /** `User-Agent` of who signs in. */
  readonly agent?: string;
}

export async function createSession(db: Db, { lifeMs, ...values }: NewSession): Promise<SessionRow> {
  const [row] = await db
    .insert(sessions)
    .values({ ...values, expiresAt: inMs(lifeMs) })
    .returning();
  if (!row) throw new Error("the database returned no session");
  return row;
}

/** The session with its user, unless it has ended or expired, or its key was revoked. */
export async function findSession(db: Db, id: string): Promise<LiveSession | undefined> {
  const [row] = await db
    .select({ session: sessions, user: users, key: apiKeys })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(apiKeys, eq(apiKeys.id, sessions.keyId))
    .where(and(eq(sessions.id, id), alive, or(isNull(sessions.keyId), isNull(apiKeys.revokedAt))))
    .limit(1);
  return row;
}

/**
 * `rotated`: the row as it is now; its generation is that of the valid refresh token. `reused`: an old token came back
 * and the session has been deleted. `ended`: there is no such session, or not any more.
 */
export type Rotation =
  { readonly status: "rotated"; readonly session: SessionRow } | { readonly status: "reused" | "ended" };

interface RotateParams {
  readonly id: string;
  /** The generation of the refresh token that was presented. */
  readonly generation: number;
  readonly lifeMs: number;
  /** For how long the token before the valid one still gets the valid one, milliseconds. */
  readonly graceMs: number;
}

/**
 * Uses a refresh token (RFC 9700, 4.14.2). The update locks the row, so of two that come at once one rotates; the other
 * then finds the successor unused and gets the same one.
 */
export async function rotateSession(db: Db, params: RotateParams): Promise<Rotation> {
  const { id, generation, lifeMs, graceMs } = params;
  const [next] = await db
    .update(sessions)
    .set({ generation: generation + 1, rotatedAt: now, expiresAt: inMs(lifeMs) })
    .where(and(eq(sessions.id, id), eq(sessions.generation, generation), alive))
    .returning();
  if (next) return { status: "rotated", session: next };
  const [same] = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.id, id),
        eq(sessions.generation, generation + 1),
        gt(inMsAfter(sessions.rotatedAt, graceMs), now),
        alive,
      ),
    );
  if (same) return { status: "rotated", session: same };
  return { status: (await deleteSession(db, id)) ? "reused" : "ended" };
}

const inMsAfter = (column: typeof sessions.rotatedAt, ms: number): SQL =>
  sql`${column} + ${ms}::float8 * interval '1 millisecond'`;

/** A session in use lives on. */
export async function extendSession(db: Db, params: { id: string; lifeMs: number }): Promise<void> {
  await db
    .update(sessions)
    .set({ expiresAt: inMs(params.lifeMs) })
    .where(and(eq(sessions.id, params.id), alive));
}

/** Ends a session; all its tokens are refused from now on. False when there was none. */
export async function deleteSession(db: Db, id: string): Promise<boolean> {
  const rows = await db.delete(sessions).where(eq(sessions.id, id)).returning({ id: sessions.id });
  return rows.length > 0;
}

/** Deletes what has expired and returns the ids of those sessions. */
export async function deleteExpiredSessions(db: Db): Promise<string[]> {
  const rows = await db.delete(sessions).where(lte(sessions.expiresAt, now)).returning({ id: sessions.id });
  return rows.map(({ id }) => id);
}

/** Those in which somebody has signed in; a key opens its own. */
const signedIn = (userId: string) => and(eq(sessions.userId, userId), inArray(sessions.kind, ["web", "api"]));

/** Where this user is signed in, the newest first. */
export async function listSessions(
  db: Db,
  { userId, limit, offset }: { readonly userId: string; readonly limit: number; readonly offset: number },
): Promise<{ rows: SessionRow[]; total: number }> {
  const chosen = and(signedIn(userId), alive);
  const order = [desc(sessions.createdAt), desc(sessions.id)];
  const [rows, total] = await Promise.all([
    db
      .select()
      .from(sessions)
      .where(chosen)
      .orderBy(...order)
      .limit(limit)
      .offset(offset),
    db.$count(sessions, chosen),
  ]);
  return { rows, total };
}

/** Ends one of this user's sessions, or all but one. Answers those that there were. */
export async function deleteSessionsOf(
  db: Db,
  userId: string,
  which: { readonly only: string } | { readonly except: string },
): Promise<string[]> {
  const chosen = "only" in which ? eq(sessions.id, which.only) : ne(sessions.id, which.except);
  const rows = await db
    .delete(sessions)
    .where(and(signedIn(userId), chosen))
    .returning({ id: sessions.id });
  return rows.map(({ id }) => id);
}

/** Those of these sessions that have ended. */
export async function endedAmong(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(inArray(sessions.id, [...ids]));
  const there = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !there.has(id));
}
