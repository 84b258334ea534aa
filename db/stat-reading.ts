import { type SQL, sql } from "drizzle-orm";
import type { Measured } from "@/lib/call";
import type { Db } from "./client";
import { statSamples } from "./schema";
import {
  audioMerged,
  audioTotals,
  type delays,
  type flow,
  type frames,
  pathMerged,
  rate,
  relayTcp,
  videoMerged,
  videoTotals,
} from "./stat-sums";
import type { Reporter, Sample } from "./stats";

type Flow = Readonly<Record<(typeof flow)[number], number>>;

/** Samples put together. */
export interface Totals {
  /** When the newest was taken, in milliseconds since the epoch. */
  readonly newest?: number;
  readonly audio: Flow & Readonly<Record<(typeof delays)[number], number>>;
  readonly video: Flow & Readonly<Record<(typeof frames)[number], number>>;
}

export interface PersonTotals extends Totals {
  readonly userId: string;
}

/** Which samples. */
export interface Which {
  readonly callId: string;
  /** Who was connected, in the order of the call. */
  readonly userIds: readonly string[];
  /** Of the last so many seconds before the newest, instead of the whole call. */
  readonly recentSeconds?: number;
}

const listed = (userIds: readonly string[]) =>
  sql`jsonb_array_elements_text(${JSON.stringify(userIds)}::jsonb)`;

/**
 * The samples as a table. The last seconds are looked up connection by connection, by the key: what a long call has
 * beside them is not read, however often people look.
 */
function samplesOf({ callId, userIds, recentSeconds }: Which): SQL {
  if (recentSeconds === undefined) return sql`(select * from ${statSamples} where call_id = ${callId})`;
  const pair = sql`call_id = ${callId} and user_id = own.id and peer_user_id = peer.id`;
  return sql`(
    with pairs as materialized (
      select own.id as own, peer.id as peer, (select max(at) from ${statSamples} where ${pair}) as newest
      from ${listed(userIds)} own (id), ${listed(userIds)} peer (id)
    )
    select sample.* from pairs, lateral (
      select * from ${statSamples} where call_id = ${callId} and user_id = own and peer_user_id = peer
        and at > (select max(newest) from pairs) - ${recentSeconds} * interval '1 second'
    ) sample)`;
}

/** Of everybody together, and of each of these users, in this order, also who reported nothing. */
export async function totals(
  db: Db,
  which: Which,
): Promise<{ all: Totals; people: readonly PersonTotals[] }> {
  const rows = await db.execute<
    Pick<Totals, "audio" | "video"> & { userId: string | null; newest: number | null }
  >(sql`
    with samples as materialized (select * from ${samplesOf(which)} samples),
    rates as materialized (
      select user_id, ${sql.raw(rate)} as rate from samples group by user_id, peer_user_id
    )
    select who.id as "userId", (extract(epoch from max(at)) * 1000)::float8 as newest,
      ${sql.raw(audioTotals)} as audio, ${sql.raw(videoTotals)} as video
    from ${listed(which.userIds)} with ordinality as who (id, place)
    left join samples on user_id = who.id
    group by grouping sets ((), (who.id, place)) order by place nulls first`);
  const [all, ...people] = rows.map(({ userId, newest, ...sums }) => ({
    userId: userId ?? "",
    ...sums,
    ...(newest !== null && { newest }),
  }));
  if (!all) throw new Error("sums have no row");
  const { userId: _nobody, ...sums } = all;
  return { all: sums, people };
}

const present = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as {
    [K in keyof T]: Exclude<T[K], null>;
  };

/** Every connection that somebody measured. */
export async function connections(db: Db, which: Which): Promise<Measured[]> {
  const rows = await db.execute<{ [K in keyof Measured]-?: NonNullable<Measured[K]> | null }>(sql`
    select user_id as "userId", peer_user_id as "peerUserId", sum(seconds)::float8 as seconds,
      ${sql.raw(relayTcp)} as "relayTcp", ${sql.raw(audioMerged)} as audio, ${sql.raw(videoMerged)} as video
    from ${samplesOf(which)} samples
    group by user_id, peer_user_id order by user_id, peer_user_id`);
  return rows.map((row) => present(row) as Measured);
}

export type SeriesSample = Sample & Pick<Reporter, "userId">;

/**
 * All samples, the oldest first. Of more than `most`, neighbours of a peer connection are put together, as many
 * as it takes to come down to about `most`; a sample then has the time of the last of them.
 */
export async function series(db: Db, which: Which, most: number): Promise<SeriesSample[]> {
  const rows = await db.execute<{ [K in keyof SeriesSample]-?: NonNullable<SeriesSample[K]> | null }>(sql`
    with placed as (
      select *, row_number() over (partition by user_id, peer_user_id order by at) - 1 as place,
        (count(*) over () + ${most}::int - 1) / ${most}::int as together
      from ${samplesOf(which)} samples
    )
    select user_id as "userId", peer_user_id as "peerUserId",
      (extract(epoch from max(at)) * 1000)::float8 as at, sum(seconds)::float8 as seconds,
      ${sql.raw(pathMerged)} as path, ${sql.raw(audioMerged)} as audio, ${sql.raw(videoMerged)} as video
    from placed group by user_id, peer_user_id, place / together
    order by at, user_id, peer_user_id`);
  return rows.map((row) => present(row) as SeriesSample);
}
