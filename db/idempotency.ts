import { and, eq, sql } from "drizzle-orm";
import type { Db } from "./client";
import { idempotencyKeys } from "./schema";

/** A request with an Idempotency-Key. */
export interface KeyedRequest {
  readonly userId: string;
  readonly endpoint: string;
  readonly key: string;
}

/** Takes this key until the transaction ends. False when another request with it is under way. */
export async function takeKey(tx: Db, { userId, endpoint, key }: KeyedRequest): Promise<boolean> {
  const name = JSON.stringify([userId, endpoint, key]);
  const [row] = await tx.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as taken`,
  );
  return row?.taken === true;
}

/** What was replied to an earlier request with this key, and the fingerprint of that. */
export async function keptReply(
  db: Db,
  { userId, endpoint, key }: KeyedRequest,
): Promise<{ fingerprint: string; reply: unknown } | undefined> {
  const { fingerprint, reply } = idempotencyKeys;
  const [row] = await db
    .select({ fingerprint, reply })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.userId, userId),
        eq(idempotencyKeys.endpoint, endpoint),
        eq(idempotencyKeys.key, key),
      ),
    );
  return row;
}

/** Keeps a reply, to be told again. */
export async function keepReply(
  tx: Db,
  kept: KeyedRequest & { fingerprint: string; reply: unknown },
): Promise<void> {
  await tx.insert(idempotencyKeys).values(kept);
}

/** Forgets replies that are older than this. */
export async function deleteOldReplies(db: Db, keepMs: number): Promise<void> {
  await db
    .delete(idempotencyKeys)
    .where(
      sql`${idempotencyKeys.createdAt} < clock_timestamp() - ${keepMs}::float8 * interval '1 millisecond'`,
    );
}
