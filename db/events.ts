import { and, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { CallEventType } from "@/lib/call";
import type { Db } from "./client";
import { apiKeys, callEvents } from "./schema";

/** An event by its call and its number. */
export interface EventKey {
  readonly callId: string;
  readonly seq: number;
}

/** Notes that these events were told to those concerned. */
export async function markPublished(db: Db, keys: readonly EventKey[]): Promise<void> {
  if (keys.length === 0) return;
  await mark(
    db,
    or(...keys.map(({ callId, seq }) => and(eq(callEvents.callId, callId), eq(callEvents.seq, seq)))),
  );
}

/** Locks in the order of the key: those who mark some of the same events at once wait, and none waits in a circle. */
async function mark(db: Db, which: SQL | undefined): Promise<void> {
  const those = db
    .$with("those")
    .as(
      db
        .select({ callId: callEvents.callId, seq: callEvents.seq })
        .from(callEvents)
        .where(which)
        .orderBy(callEvents.callId, callEvents.seq)
        .for("update"),
    );
  await db
    .with(those)
    .update(callEvents)
    .set({ publishedAt: sql`clock_timestamp()` })
    .where(
      sql`(${callEvents.callId}, ${callEvents.seq}) in (select ${those.callId}, ${those.seq} from ${those})`,
    );
}

/** The last event of each call that has one which nobody was told within `olderThanMs`. */
export async function unpublishedEvents(
  db: Db,
  olderThanMs: number,
): Promise<(EventKey & { type: CallEventType; actorId?: string; at: number })[]> {
  const stale = db
    .selectDistinct({ callId: callEvents.callId })
    .from(callEvents)
    .where(
      and(
        isNull(callEvents.publishedAt),
        lt(callEvents.at, sql`clock_timestamp() - ${olderThanMs} * interval '1 millisecond'`),
      ),
    )
    .limit(100);
  const rows = await db
    .selectDistinctOn([callEvents.callId])
    .from(callEvents)
    .where(inArray(callEvents.callId, stale))
    .orderBy(callEvents.callId, sql`${callEvents.seq} desc`);
  return rows.map((row) => ({
    callId: row.callId,
    seq: row.seq,
    type: row.type,
    actorId: row.actorId ?? undefined,
    at: row.at.getTime(),
  }));
}

/** Notes that everything up to this event was told, because the state after it was. */
export async function markPublishedUpTo(db: Db, { callId, seq }: EventKey): Promise<void> {
  await mark(
    db,
    and(eq(callEvents.callId, callId), isNull(callEvents.publishedAt), lte(callEvents.seq, seq)),
  );
}

/** When something last happened in a call by this user or to them. Milliseconds since the epoch. */
export async function lastEventOf(db: Db, callId: string, userId: string): Promise<number | undefined> {
  const concerns = or(eq(callEvents.actorId, userId), sql`${userId} = any(${callEvents.subjectIds})`);
  const [row] = await db
    .select({ at: callEvents.at })
    .from(callEvents)
    .where(and(eq(callEvents.callId, callId), concerns))
    .orderBy(sql`${callEvents.seq} desc`)
    .limit(1);
  return row?.at.getTime();
}

/** The timeline of a call from event `from` on. */
export function timeline(db: Db, callId: string, from = 1) {
  return db
    .select()
    .from(callEvents)
    .where(and(eq(callEvents.callId, callId), gte(callEvents.seq, from)))
    .orderBy(callEvents.seq);
}

/** An event, and the name of the key by which its actor acted. */
export interface TimelineRow {
  readonly event: typeof callEvents.$inferSelect;
  readonly keyName: string | null;
}

/** The timeline of a call as far as event `last`. */
export async function timelineUpTo(db: Db, callId: string, last: number): Promise<TimelineRow[]> {
  return db
    .select({ event: callEvents, keyName: apiKeys.name })
    .from(callEvents)
    .leftJoin(apiKeys, eq(apiKeys.id, callEvents.keyId))
    .where(and(eq(callEvents.callId, callId), lte(callEvents.seq, last)))
    .orderBy(callEvents.seq);
}
