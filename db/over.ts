import { and, asc, eq, gt, gte, notInArray, sql } from "drizzle-orm";
import type { CallEventType } from "@/lib/call";
import type { Db } from "./client";
import type { EventKey } from "./events";
import { callEvents, calls, participants } from "./schema";

/** The last event of a call that somebody could see. */
export interface LastEvent extends EventKey {
  readonly type: CallEventType;
  readonly actorId?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Who never connected sees a call as it was when their part was over; everybody else as it is. */
const seenVersion = sql`coalesce((${participants.lastView}->>'version')::int, ${calls.version})`;

/**
 * Of the calls in which this user has no part any more the last event each that they could see, where it happened after
 * `since`; the oldest first. None of the calls was placed before `placedAfter`.
 */
export async function callsOverSince(
  db: Db,
  query: { userId: string; since: Date; placedAfter: Date; limit: number },
): Promise<LastEvent[]> {
  const { callId, seq, type, actorId, at } = callEvents;
  const rows = await db
    .select({ callId, seq, type, actorId, at })
    .from(participants)
    .innerJoin(calls, eq(calls.id, participants.callId))
    .innerJoin(callEvents, and(eq(callId, participants.callId), eq(seq, seenVersion)))
    .where(
      and(
        eq(participants.userId, query.userId),
        eq(participants.hidden, false),
        gte(participants.createdAt, query.placedAfter),
        notInArray(participants.status, ["calling", "ringing", "connected"]),
        gt(at, query.since),
      ),
    )
    .orderBy(asc(at), asc(callId))
    .limit(query.limit);
  return rows.map((row) => ({ ...row, actorId: row.actorId ?? undefined, at: row.at.getTime() }));
}
