import { and, eq, gt, lte, sql, type SQL } from "drizzle-orm";
import type { Db } from "./client";
import { sessions, users } from "./schema";
import type { UserRow } from "./users";

export type SessionRow = typeof sessions.$inferSelect;

/** A session that lives, and whose it is. */
export interface LiveSession {
  readonly session: SessionRow;
  readonly user: UserRow;
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
}

export async function createSession(db: Db, { lifeMs, ...values }: NewSession): Promise<SessionRow> {
  const [row] = await db
    .insert(sessions)
    .values({ ...values, expiresAt: inMs(lifeMs) })
    .returning();
  if (!row) throw new Error("the database returned no session");
  return row;
}

/** The session with its user, unless it has ended or expired. */
export async function findSession(db: Db, id: string): Promise<LiveSession | undefined> {
  const [row] = await db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), alive))
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
