import { and, desc, eq, sql } from "drizzle-orm";
import { databaseNow } from "./calls";
import type { Db } from "./client";
import { webhookDeliveries } from "./schema";

export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

const inMilliseconds = (ms: number) =>
  sql`date_trunc('milliseconds', clock_timestamp()) + ${ms}::float8 * interval '1 millisecond'`;

/** A delivery whose attempt has begun. */
export interface Claimed {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly secret: string;
  readonly enabled: boolean;
  readonly body: string;
  /** This attempt included. */
  readonly attempts: number;
  /** Since when it is tried, and the database's clock. Milliseconds since the epoch. */
  readonly since: number;
  readonly now: number;
}

/** What one process has under way. */
export interface Capacity {
  /** Deliveries that may be begun in all, and of one webhook. */
  readonly total: number;
  readonly each: number;
  /** Of which webhooks some are under way, once for each. */
  readonly busy: readonly string[];
  /** After this time an attempt of which nothing is noted is taken for lost. Milliseconds. */
  readonly lostMs: number;
}

/**
 * Begins attempts of deliveries that are due, and of each webhook and call only of the oldest that is not over, so that
 * events of a call arrive in order. No other process begins the same meanwhile.
 */
export async function claimDue(db: Db, { total, each, busy, lostMs }: Capacity): Promise<Claimed[]> {
  return db.execute<Claimed & Record<string, unknown>>(sql`
    with busy as (select id from jsonb_array_elements_text(${JSON.stringify(busy)}::jsonb) as id),
    due as (
      select d.id, row_number() over (partition by d.webhook_id order by d.next_at, d.id) as turn,
        (select count(*) from busy where busy.id = d.webhook_id) as under_way, d.next_at
      from webhook_deliveries d
      where d.next_at <= clock_timestamp() and not exists (
        select 1 from webhook_deliveries older where older.webhook_id = d.webhook_id
          and older.call_id = d.call_id and older.seq < d.seq and older.status = 'pending')
    ),
    chosen as (
      select d.id from webhook_deliveries d
      where d.id in (select id from due where turn + under_way <= ${each} order by turn, next_at limit ${total})
        and d.next_at <= clock_timestamp()
      for no key update skip locked
    )
    update webhook_deliveries d set attempts = d.attempts + 1, next_at = ${inMilliseconds(lostMs)}
    from chosen, webhooks w
    where d.id = chosen.id and w.id = d.webhook_id
    returning d.id, d.webhook_id as "webhookId", w.url, w.secret, w.enabled, d.body, d.attempts,
      floor(extract(epoch from d.since) * 1000)::float8 as since, ${databaseNow} as now`);
}

/** What is noted of an attempt. */
export interface Noted {
  readonly status: DeliveryRow["status"];
  /** Milliseconds from now; undefined: not any more. */
  readonly nextMs?: number;
  readonly lastStatus?: number;
  readonly lastError?: string;
  readonly lastMs: number;
}

const attemptOf = ({ id, attempts }: Pick<Claimed, "id" | "attempts">) =>
  and(
    eq(webhookDeliveries.id, id),
    eq(webhookDeliveries.attempts, attempts),
    eq(webhookDeliveries.status, "pending"),
  );

/** Notes how an attempt went, unless it was taken for lost and another has begun, or it was replayed. */
export async function noteAttempt(db: Db, claimed: Claimed, { nextMs, ...noted }: Noted): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({
      status: noted.status,
      nextAt: nextMs === undefined ? null : inMilliseconds(nextMs),
      lastAt: sql`date_trunc('milliseconds', clock_timestamp())`,
      lastStatus: noted.lastStatus ?? null,
      lastError: noted.lastError ?? null,
      lastMs: noted.lastMs,
    })
    .where(attemptOf(claimed));
}

/** The attempt was called off: it counts for nothing, and another may begin at once. */
export async function returnAttempt(db: Db, claimed: Claimed): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ attempts: claimed.attempts - 1, nextAt: inMilliseconds(0) })
    .where(attemptOf(claimed));
}

/** Which deliveries of a webhook, and which page of them. */
export interface DeliveryFilter {
  readonly webhookId: string;
  readonly status?: DeliveryRow["status"];
  readonly limit: number;
  readonly offset: number;
}

/** The newest first; of one call by its numbers. */
export async function listDeliveries(
  db: Db,
  { webhookId, status, limit, offset }: DeliveryFilter,
): Promise<{ rows: DeliveryRow[]; total: number }> {
  const { createdAt, callId, seq } = webhookDeliveries;
  const chosen = and(
    eq(webhookDeliveries.webhookId, webhookId),
    status && eq(webhookDeliveries.status, status),
  );
  const [rows, total] = await Promise.all([
    db
      .select()
      .from(webhookDeliveries)
      .where(chosen)
      .orderBy(desc(createdAt), desc(callId), desc(seq))
      .limit(limit)
      .offset(offset),
    db.$count(webhookDeliveries, chosen),
  ]);
  return { rows, total };
}

/** Lets a delivery begin anew, now. Undefined when the webhook has none of this id. */
export async function replayDelivery(
  db: Db,
  { id, webhookId }: Pick<DeliveryRow, "id" | "webhookId">,
): Promise<DeliveryRow | undefined> {
  const [row] = await db
    .update(webhookDeliveries)
    .set({ status: "pending", attempts: 0, since: inMilliseconds(0), nextAt: inMilliseconds(0) })
    .where(and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.webhookId, webhookId)))
    .returning();
  return row;
}

/** Forgets what is over and older than this. */
export async function deleteOldDeliveries(db: Db, keepMs: number): Promise<void> {
  await db.execute(sql`
    delete from webhook_deliveries d using webhooks w
    where d.webhook_id = w.id and d.status <> 'pending'
      and d.created_at < clock_timestamp() - ${keepMs}::float8 * interval '1 millisecond'`);
}
