import { sql } from "drizzle-orm";
import type { Db } from "./client";
import { statSamples } from "./schema";
import { columnOf, parts } from "./stat-sums";

type Values = Readonly<Record<string, number | string>>;

/** What a peer connection did since the sample before; members as in the API. */
export interface Sample {
  readonly peerUserId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly seconds?: number;
  readonly path?: Values;
  readonly audio?: Values;
  readonly video?: Values;
}

/** Whose samples, of which call. */
export interface Reporter {
  readonly callId: string;
  readonly userId: string;
}

/** A sample as a row of the table. */
function rowOf({ callId, userId }: Reporter, { peerUserId, at, seconds, ...sample }: Sample): object {
  const values = parts.flatMap((part) =>
    Object.entries(sample[part] ?? {}).map(([name, value]) => [columnOf(part, name), value] as const),
  );
  const key = { call_id: callId, user_id: userId, peer_user_id: peerUserId, at: new Date(at) };
  return { ...key, seconds, ...Object.fromEntries(values) };
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
