import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "./client";
import { participants, users } from "./schema";

/** What somebody has missed and not seen yet. */
export interface MissedCalls {
  readonly missed: number;
  /** Until when they have seen their history. */
  readonly seenAt: Date;
}

/** Calls that came to this user and that they missed since they have seen their history; counts no further than `most`. */
export async function missedCalls(db: Db, userId: string, most: number): Promise<MissedCalls | undefined> {
  const { position, hidden, outcome, overAt, callId } = participants;
  const unseen = db
    .select({ callId })
    .from(participants)
    .where(
      and(
        eq(participants.userId, users.id),
        // As in the index "missed".
        sql`${outcome} = 'missed' and ${position} > 0 and not ${hidden}`,
        gt(overAt, users.historySeenAt),
      ),
    )
    .limit(most);
  const missed = sql<number>`(select count(*)::int from (${unseen}) as unseen)`;
  const [row] = await db
    .select({ missed, seenAt: users.historySeenAt })
    .from(users)
    .where(eq(users.id, userId));
  return row;
}

/** This user has seen their history up to then, or up to now; it neither goes back nor ahead of the clock. */
export async function seeHistory(db: Db, userId: string, until?: Date): Promise<void> {
  const now = sql`statement_timestamp()`;
  const moment = until ? sql`least(${until.toISOString()}::timestamptz, ${now})` : now;
  await db
    .update(users)
    .set({ historySeenAt: sql`greatest(${users.historySeenAt}, ${moment})` })
    .where(eq(users.id, userId));
}
