import { eq, sql } from "drizzle-orm";
import type { MediaEventType } from "@/lib/call";
import type { Db } from "./client";
import { mediaEvents } from "./schema";
import type { Reporter } from "./stats";

/** What happened to one's media. */
export interface MediaEventRow {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly type: MediaEventType;
  readonly peerUserId?: string;
}

/** Keeps events, each once, until this user has about `most` of this call: then no further ones. */
export async function keepMediaEvents(
  db: Db,
  { callId, userId }: Reporter,
  events: readonly MediaEventRow[],
  most: number,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ at, type, peerUserId = "" }) => ({
    ...{ call_id: callId, user_id: userId, at: new Date(at), type, peer_user_id: peerUserId },
  }));
  await db.execute(sql`
    insert into ${mediaEvents} select given.*
    from jsonb_populate_recordset(null::${mediaEvents}, ${JSON.stringify(rows)}::jsonb) given
    where (select count(*) from ${mediaEvents} where call_id = ${callId} and user_id = ${userId}) < ${most}
    on conflict do nothing`);
}

export type ToldEvent = MediaEventRow & Pick<Reporter, "userId">;

/** What happened to the media of a call, the oldest first. */
export async function mediaEventsOf(db: Db, callId: string): Promise<ToldEvent[]> {
  const rows = await db
    .select()
    .from(mediaEvents)
    .where(eq(mediaEvents.callId, callId))
    .orderBy(mediaEvents.at, mediaEvents.userId, mediaEvents.type, mediaEvents.peerUserId);
  return rows.map(({ userId, at, type, peerUserId }) => ({
    userId,
    at: at.getTime(),
    type,
    ...(peerUserId !== "" && { peerUserId }),
  }));
}
