import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "./client";
import { pushSubscriptions, sessions } from "./schema";

export type PushSubscription = Omit<typeof pushSubscriptions.$inferSelect, "createdAt">;

/** One after another: two browsers that change places would wait for each other. Any number will do. */
const saving = 7_032_911;

/**
 * Where the browser of this session is reached from now on. A browser has one address: when somebody else signs in in
 * it, it is theirs, and the session before has none any more. False where the session has ended meanwhile.
 */
export async function savePush(db: Db, subscription: PushSubscription): Promise<boolean> {
  const { sessionId, endpoint } = subscription;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${saving}::bigint)`);
    const alive = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.id, sessionId))
      .for("key share");
    if (alive.length === 0) return false;
    await tx
      .delete(pushSubscriptions)
      .where(and(eq(pushSubscriptions.endpoint, endpoint), ne(pushSubscriptions.sessionId, sessionId)));
    await tx
      .insert(pushSubscriptions)
      .values(subscription)
      .onConflictDoUpdate({ target: pushSubscriptions.sessionId, set: subscription });
    return true;
  });
}

export async function findPush(db: Db, sessionId: string): Promise<PushSubscription | undefined> {
  const [row] = await db.select().from(pushSubscriptions).where(eq(pushSubscriptions.sessionId, sessionId));
  return row;
}

/** The browser of this session is reached no more. With `endpoint`: unless it has another address meanwhile. */
export async function deletePush(db: Db, sessionId: string, endpoint?: string): Promise<void> {
  const same = endpoint === undefined ? undefined : eq(pushSubscriptions.endpoint, endpoint);
  await db.delete(pushSubscriptions).where(and(eq(pushSubscriptions.sessionId, sessionId), same));
}
