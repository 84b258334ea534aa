import { sql } from "drizzle-orm";
import type { Db } from "./client";
import { statSamples } from "./schema";
import {
  audioMerged,
  audioTotals,
  columnOf,
  type delays,
  type flow,
  type frames,
  heard,
  kinds,
  rate,
  videoMerged,
  videoTotals,
} from "./stat-sums";

type Numbers = Readonly<Record<string, number>>;

/** What a peer connection did since the sample before. */
export interface Sample {
  readonly peerUserId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly audio?: Numbers;
  readonly video?: Numbers;
}

/** Whose samples, of which call. */
export interface Reporter {
  readonly callId: string;
  readonly userId: string;
}

/** A sample as a row of the table. */
function rowOf({ callId, userId }: Reporter, { peerUserId, at, ...sample }: Sample): object {
  const numbers = kinds.flatMap((kind) =>
    Object.entries(sample[kind] ?? {}).map(([name, value]) => [columnOf(kind, name), value] as const),
  );
  const key = { call_id: callId, user_id: userId, peer_user_id: peerUserId, at: new Date(at) };
  return { ...key, ...Object.fromEntries(numbers) };
}

/**
 * Keeps samples, each (peer, time) once. False, and nothing is kept, when there are new ones among them and this user has
 * `most` of this call already; of requests at the same time each may still add its own.
 */
export async function keepSamples(
  db: Db,
  reporter: Reporter,
  samples: readonly Sample[],
  most: number,
): Promise<boolean> {
  const rows = JSON.stringify(samples.map((sample) => rowOf(reporter, sample)));
  const [row] = await db.execute<{ kept: boolean }>(sql`
    with given as (
      select distinct on (peer_user_id, at) *
      from jsonb_populate_recordset(null::${statSamples}, ${rows}::jsonb)
    ), fresh as (
      select * from given where not exists (select from ${statSamples} known where known.call_id = given.call_id
        and known.user_id = given.user_id and known.peer_user_id = given.peer_user_id and known.at = given.at)
    ), room as (
      select count(*) < ${most} as free from ${statSamples}
      where call_id = ${reporter.callId} and user_id = ${reporter.userId}
    ), kept as (
      insert into ${statSamples} select fresh.* from fresh, room where free on conflict do nothing
    )
    select free or not exists (select from fresh) as kept from room`);
  return row?.kept === true;
}

type Flow = Readonly<Record<(typeof flow)[number], number>>;

/** Samples put together. */
export interface Totals {
  /** When the newest was taken, in milliseconds since the epoch. */
  readonly newest?: number;
  /** Something was said about how the sound arrived. */
  readonly heard: boolean;
  readonly audio: Flow & Readonly<Record<(typeof delays)[number], number>>;
  readonly video: Flow & Readonly<Record<(typeof frames)[number], number>>;
}

/** Of everybody together, and of each of these users, in this order, also who reported nothing. */
export async function totals(
  db: Db,
  callId: string,
  userIds: readonly string[],
): Promise<{ all: Totals; byUser: ReadonlyMap<string, Totals> }> {
  const rows = await db.execute<
    Pick<Totals, "heard" | "audio" | "video"> & { userId: string | null; newest: number | null }
  >(sql`
    with rates as materialized (
      select user_id, ${sql.raw(rate)} as rate from ${statSamples}
      where call_id = ${callId} group by user_id, peer_user_id
    )
    select who.id as "userId", (extract(epoch from max(at)) * 1000)::float8 as newest,
      ${sql.raw(heard)} as heard, ${sql.raw(audioTotals)} as audio, ${sql.raw(videoTotals)} as video
    from jsonb_array_elements_text(${JSON.stringify(userIds)}::jsonb) with ordinality as who (id, place)
    left join ${statSamples} on call_id = ${callId} and user_id = who.id
    group by grouping sets ((), (who.id, place)) order by place nulls first`);
  const [all, ...people] = rows.map(
    ({ userId, newest, ...sums }) => [userId ?? "", { ...sums, newest: newest ?? undefined }] as const,
  );
  if (!all) throw new Error("sums have no row");
  return { all: all[1], byUser: new Map(people) };
}

/**
 * All samples of a call, the oldest first. Of more than `most`, neighbours of a peer connection are put together, as many
 * as it takes to come down to about `most`; a sample then has the time of the last of them.
 */
export async function series(
  db: Db,
  callId: string,
  most: number,
): Promise<(Sample & Pick<Reporter, "userId">)[]> {
  const rows = await db.execute<{
    userId: string;
    peerUserId: string;
    at: number;
    audio: Numbers | null;
    video: Numbers | null;
  }>(sql`
    with placed as (
      select *, row_number() over (partition by user_id, peer_user_id order by at) - 1 as place,
        (count(*) over () + ${most}::int - 1) / ${most}::int as together
      from ${statSamples} where call_id = ${callId}
    )
    select user_id as "userId", peer_user_id as "peerUserId",
      (extract(epoch from max(at)) * 1000)::float8 as at,
      ${sql.raw(audioMerged)} as audio, ${sql.raw(videoMerged)} as video
    from placed group by user_id, peer_user_id, place / together
    order by at, user_id, peer_user_id`);
  return rows.map(({ audio, video, ...row }) => ({
    ...row,
    audio: audio ?? undefined,
    video: video ?? undefined,
  }));
}
