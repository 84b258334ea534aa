import { eq, lt, sql } from "drizzle-orm";
import type { Measured } from "@/lib/call";
import type { Db } from "./client";
import { mediaEventsOf, type ToldEvent } from "./media-events";
import { calls, mediaEvents, statPacks, statSamples } from "./schema";
import { packSeries, unpackSeries } from "./stat-packing";
import {
  connections,
  type PersonTotals,
  series,
  type SeriesSample,
  type Totals,
  totals,
  type Which,
} from "./stat-reading";

/** What is known of the media of a call, put together. */
export interface Sums {
  readonly all: Totals;
  /** Everybody who was connected, in the order of the call. */
  readonly people: readonly PersonTotals[];
  readonly connections: readonly Measured[];
}

/** Samples that a reply or a pack has, about. */
const seriesLength = 2_000;

export interface StatsWanted extends Which {
  readonly withSeries: boolean;
}

/** How it went on: with every sample, and with what happened. */
export interface Course {
  readonly series: readonly SeriesSample[];
  readonly events: readonly ToldEvent[];
}

export interface StatsFound {
  readonly sums: Sums;
  readonly course?: Course;
}

async function courseOf(db: Db, which: Which): Promise<Course> {
  const [samples, events] = await Promise.all([
    series(db, which, seriesLength),
    mediaEventsOf(db, which.callId),
  ]);
  return { series: samples, events };
}

async function fromRows(db: Db, wanted: StatsWanted): Promise<StatsFound> {
  const [{ all, people }, measured, course] = await Promise.all([
    totals(db, wanted),
    connections(db, wanted),
    wanted.withSeries ? courseOf(db, wanted) : undefined,
  ]);
  return { sums: { all, people, connections: measured }, ...(course && { course }) };
}

async function fromPack(db: Db, { callId, withSeries }: StatsWanted): Promise<StatsFound | undefined> {
  const { sums, series: packed, events } = statPacks;
  const [row] = await db
    .select({ sums, ...(withSeries && { packed, events }) })
    .from(statPacks)
    .where(eq(statPacks.callId, callId));
  if (row === undefined) return undefined;
  return {
    sums: row.sums as Sums,
    ...(row.packed !== undefined && {
      course: { series: unpackSeries(row.packed), events: row.events as ToldEvent[] },
    }),
  };
}

/** The same before and after it was packed; then always of the whole call. */
export async function readStats(db: Db, wanted: StatsWanted): Promise<StatsFound> {
  // All of it at one moment: it may be packed meanwhile.
  const found = await db.transaction((tx) => fromRows(tx, wanted), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
  // After the rows, not before: those that are packed meanwhile are in the pack.
  return found.sums.all.newest === undefined ? ((await fromPack(db, wanted)) ?? found) : found;
}

/** The calls of which this table has rows, one look for each. */
const callsIn = (table: typeof statSamples | typeof mediaEvents) => sql`(
  with recursive known as (
    (select call_id from ${table} order by call_id limit 1)
    union all
    select (select next.call_id from ${table} next where next.call_id > known.call_id
      order by next.call_id limit 1)
    from known where known.call_id is not null
  )
  select call_id from known)`;

/** Calls of which something was measured, and that ended longer ago than this; at most `most`. */
export async function unpackedCallIds(db: Db, endedForMs: number, most: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from ${calls}
    where id in (${callsIn(statSamples)} union ${callsIn(mediaEvents)})
    and ended_at < clock_timestamp() - ${endedForMs} * interval '1 millisecond' limit ${most}`);
  return rows.map(({ id }) => id);
}

/** Packs what was measured in a call that is over. Of several processes that do, one has its way. */
export async function packStats(db: Db, callId: string, userIds: readonly string[]): Promise<void> {
  await db.transaction(async (tx) => {
    const [call] = await tx
      .select({ endedAt: calls.endedAt })
      .from(calls)
      .where(eq(calls.id, callId))
      .for("update");
    const endedAt = call?.endedAt ?? null;
    if (endedAt === null) return;
    const { sums, course } = await fromRows(tx, { callId, userIds, withSeries: true });
    const { series: samples = [], events = [] } = course ?? {};
    if (samples.length + events.length === 0) return;
    // What came after it had been packed comes too late.
    await tx
      .insert(statPacks)
      .values({ callId, endedAt, sums, series: packSeries(samples), events })
      .onConflictDoNothing();
    await tx.delete(statSamples).where(eq(statSamples.callId, callId));
    await tx.delete(mediaEvents).where(eq(mediaEvents.callId, callId));
  });
}

/** Forgets what was measured in calls that ended longer ago than this. */
export async function deleteOldStats(db: Db, keepMs: number): Promise<void> {
  await db
    .delete(statPacks)
    .where(lt(statPacks.endedAt, sql`clock_timestamp() - ${keepMs} * interval '1 millisecond'`));
}
