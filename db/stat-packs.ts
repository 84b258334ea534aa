import { eq, lt, sql } from "drizzle-orm";
import type { Measured } from "@/lib/call";
import type { Db } from "./client";
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

export interface StatsFound {
  readonly sums: Sums;
  readonly series?: readonly SeriesSample[];
}

async function fromSamples(db: Db, wanted: StatsWanted): Promise<StatsFound> {
  const [{ all, people }, measured, samples] = await Promise.all([
    totals(db, wanted),
    connections(db, wanted),
    wanted.withSeries ? series(db, wanted, seriesLength) : undefined,
  ]);
  return {
    sums: { all, people, connections: measured },
    ...(samples !== undefined && { series: samples }),
  };
}

async function fromPack(db: Db, { callId, withSeries }: StatsWanted): Promise<StatsFound | undefined> {
  const { sums, series: packed } = statPacks;
  const [row] = await db
    .select({ sums, ...(withSeries && { packed }) })
    .from(statPacks)
    .where(eq(statPacks.callId, callId));
  if (row === undefined) return undefined;
  return {
    sums: row.sums as Sums,
    ...(row.packed !== undefined && { series: unpackSeries(row.packed) }),
  };
}

/** The same before and after the samples were packed; then always of the whole call. */
export async function readStats(db: Db, wanted: StatsWanted): Promise<StatsFound> {
  // All of it at one moment: they may be packed meanwhile.
  const found = await db.transaction((tx) => fromSamples(tx, wanted), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
  // After the samples, not before: those that are packed meanwhile are in the pack.
  return found.sums.all.newest === undefined ? ((await fromPack(db, wanted)) ?? found) : found;
}

/** Calls that have samples and ended longer ago than this, at most `most`. Looks at one sample of each call that has some. */
export async function unpackedCallIds(db: Db, endedForMs: number, most: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    with recursive sampled as (
      (select call_id from ${statSamples} order by call_id limit 1)
      union all
      select (select next.call_id from ${statSamples} next where next.call_id > sampled.call_id
        order by next.call_id limit 1)
      from sampled where sampled.call_id is not null
    )
    select id from ${calls} join sampled on id = sampled.call_id
    where ended_at < clock_timestamp() - ${endedForMs} * interval '1 millisecond' limit ${most}`);
  return rows.map(({ id }) => id);
}

/** Packs the samples of a call that is over. Of several processes that do, one has its way. */
export async function packStats(db: Db, callId: string, userIds: readonly string[]): Promise<void> {
  await db.transaction(async (tx) => {
    const [call] = await tx
      .select({ endedAt: calls.endedAt })
      .from(calls)
      .where(eq(calls.id, callId))
      .for("update");
    const endedAt = call?.endedAt ?? null;
    if (endedAt === null) return;
    const { sums, series: samples = [] } = await fromSamples(tx, { callId, userIds, withSeries: true });
    if (sums.all.newest === undefined) return;
    await tx.insert(statPacks).values({ callId, endedAt, sums, series: packSeries(samples) });
    await tx.delete(statSamples).where(eq(statSamples.callId, callId));
  });
}

/** Forgets what was measured in calls that ended longer ago than this. */
export async function deleteOldStats(db: Db, keepMs: number): Promise<void> {
  const old = db.$with("old").as(
    db
      .delete(statPacks)
      .where(lt(statPacks.endedAt, sql`clock_timestamp() - ${keepMs} * interval '1 millisecond'`))
      .returning({ callId: statPacks.callId }),
  );
  await db
    .with(old)
    .delete(mediaEvents)
    .where(sql`${mediaEvents.callId} in (select ${old.callId} from ${old})`);
}
