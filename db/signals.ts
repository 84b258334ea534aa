import { and, asc, eq, gt, inArray, lte, or, sql } from "drizzle-orm";
import type { Db } from "./client";
import { calls, signals } from "./schema";

export type StoredSignal = typeof signals.$inferSelect;
export type NewSignal = Omit<typeof signals.$inferInsert, "n" | "createdAt">;

/** Who sends to whom in which call. */
export interface Pair {
  readonly callId: string;
  readonly fromUserId: string;
  readonly toUserId: string;
}

/**
 * Keeps a signal; answers its number. The number is taken under a shared lock of the call: whoever holds it whole, such as
 * an answer that keeps a signal too, has committed before. So in one call the order of numbers is that of the commits,
 * and who has seen one has missed none below it.
 */
export async function storeSignal(db: Db, kept: NewSignal): Promise<number> {
  const { callId, fromUserId, fromClientId, fromEpoch, toUserId, held, signal, bytes } = kept;
  const [row] = await db.execute<{ n: string }>(sql`
    with locked as materialized (select id from calls where id = ${callId} for key share)
    insert into signals (call_id, from_user_id, from_client_id, from_epoch, to_user_id, held, signal, bytes)
    select id, ${fromUserId}, ${fromClientId}, ${fromEpoch}::int, ${toUserId}, ${held}::boolean,
      ${JSON.stringify(signal)}::jsonb, ${bytes}::int
    from locked returning n`);
  if (!row) throw new Error("the signal was not stored");
  return Number(row.n);
}

/**
 * Keeps what a callee sends before their answer until that comes. Under a shared lock of the call, so that an answer comes
 * either before or after: what meets one by the same client is kept to be handed over; what has no answer to wait for
 * any more is dropped (undefined).
 */
export async function holdSignal(
  db: Db,
  held: Omit<NewSignal, "held">,
): Promise<{ held: boolean } | undefined> {
  const { callId, fromUserId, fromClientId, toUserId, signal, bytes } = held;
  return db.transaction(async (tx) => {
    const lock = tx
      .select({ id: calls.id })
      .from(calls)
      .where(eq(calls.id, callId))
      .for("key share")
      .execute();
    const stored = tx.execute<{ held: boolean }>(sql`
      insert into signals (call_id, from_user_id, from_client_id, from_epoch, to_user_id, held, signal, bytes)
      select call_id, user_id, ${fromClientId}, epoch, ${toUserId}, status <> 'connected',
        ${JSON.stringify(signal)}::jsonb, ${bytes}::int
      from participants where call_id = ${callId} and user_id = ${fromUserId}
        and (status in ('calling', 'ringing') or (status = 'connected' and client_id = ${fromClientId}))
      returning held`);
    const [, [row]] = await Promise.all([lock, stored]);
    return row;
  });
}

/** How much is kept for this pair. */
export async function storedAmount(db: Db, pair: Pair): Promise<{ count: number; bytes: number }> {
  const [row] = await db
    .select({
      count: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${signals.bytes}), 0)::int`,
    })
    .from(signals)
    .where(
      and(
        eq(signals.callId, pair.callId),
        eq(signals.fromUserId, pair.fromUserId),
        eq(signals.toUserId, pair.toUserId),
      ),
    );
  return row ?? { count: 0, bytes: 0 };
}

/** What waits for this user in these calls, in order, after number `after`. Held ones wait for their sender's consent. */
export async function storedFor(
  db: Db,
  userId: string,
  callIds: readonly string[],
  after = 0,
): Promise<StoredSignal[]> {
  if (callIds.length === 0) return [];
  return db
    .select()
    .from(signals)
    .where(
      and(
        eq(signals.toUserId, userId),
        inArray(signals.callId, [...callIds]),
        eq(signals.held, false),
        gt(signals.n, after),
      ),
    )
    .orderBy(asc(signals.n))
    .limit(1000);
}

/** The recipient has these. */
export async function deleteSignals(db: Db, userId: string, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  await db.delete(signals).where(and(eq(signals.toUserId, userId), inArray(signals.n, [...numbers])));
}

/** The recipient has everything of this call up to this number. */
export async function deleteSignalsUpTo(db: Db, userId: string, callId: string, n: number): Promise<void> {
  if (n === 0) return;
  const taken = and(eq(signals.toUserId, userId), eq(signals.callId, callId), lte(signals.n, n));
  await db.delete(signals).where(and(taken, eq(signals.held, false)));
}

/**
 * The callee answers with this client: what this client sent before is released, numbered anew so that it comes after
 * the answer; what other clients of theirs sent is dropped. Sender's epoch becomes that of the answer.
 */
export async function releaseHeld(
  tx: Db,
  held: { callId: string; userId: string; clientId: string; epoch: number },
): Promise<void> {
  await tx.execute(sql`
    with gone as (
      delete from signals where call_id = ${held.callId} and from_user_id = ${held.userId} and held returning *
    )
    insert into signals (call_id, from_user_id, from_client_id, from_epoch, to_user_id, held, signal, bytes)
    select call_id, from_user_id, from_client_id, ${held.epoch}::int, to_user_id, false, signal, bytes
    from gone where from_client_id = ${held.clientId} order by n`);
}

/** A participant has a new epoch: what was sent by or to the old one is void. */
export async function dropSignalsOf(tx: Db, callId: string, userId: string): Promise<void> {
  await tx
    .delete(signals)
    .where(and(eq(signals.callId, callId), or(eq(signals.fromUserId, userId), eq(signals.toUserId, userId))));
}

/** Forgets signals of calls that ended longer ago than this. */
export async function deleteOldSignals(db: Db, keepMs: number): Promise<void> {
  await db.execute(sql`
    delete from signals using calls where calls.id = signals.call_id
      and calls.ended_at < clock_timestamp() - ${keepMs}::float8 * interval '1 millisecond'`);
}
