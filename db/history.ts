import { and, desc, eq, getTableColumns, gte, inArray, lte, notInArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Call, CallStatus, CallType } from "@/lib/call";
import { databaseNow } from "./calls";
import type { Db } from "./client";
import { callOf } from "./rows";
import { calls, participants, users } from "./schema";

/** Whose calls, and which of them. */
export interface HistoryFilter {
  readonly userId: string;
  readonly type?: CallType;
  /** What became of the call for this user. */
  readonly outcome?: CallStatus;
  /** Placed then or later, then or earlier. */
  readonly from?: Date;
  readonly until?: Date;
}

/** A call that its reader placed or was called in. */
export interface PastCall {
  /** With the reader as its only participant and without descriptions: they are large, and of no use here. */
  readonly call: Call;
  readonly outcome: CallStatus;
  readonly caller: { readonly name: string; readonly avatar?: string };
  /** The database's clock when it was read (milliseconds since the epoch). */
  readonly now: number;
}

/** Calls that go on and of which this user, who is not to be disturbed, hears only when they are missed: a few. */
function unheard(db: Db, userId: string) {
  const own = alias(participants, "own");
  const open = inArray(own.status, ["calling", "ringing"]);
  return db
    .select({ callId: own.callId })
    .from(own)
    .where(and(eq(own.userId, userId), open, own.silenced));
}

/** What the index "history" holds of the calls that are asked for; in the table nothing is looked at. */
const chosen = (db: Db, { userId, type, outcome, from, until }: HistoryFilter) =>
  db
    .select({ callId: participants.callId })
    .from(participants)
    .where(
      and(
        eq(participants.userId, userId),
        sql`not ${participants.hidden}`,
        type && eq(participants.callType, type),
        outcome && eq(participants.outcome, outcome),
        from && gte(participants.createdAt, from),
        until && lte(participants.createdAt, until),
        notInArray(participants.callId, unheard(db, userId)),
      ),
    );

const newestFirst = [desc(participants.createdAt), desc(participants.callId)] as const;

/** A page of a history, the newest first, in one statement. The rows of what is skipped are not read. */
export async function historyPage(
  db: Db,
  filter: HistoryFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<PastCall[]> {
  const page = chosen(db, filter)
    .orderBy(...newestFirst)
    .limit(limit)
    .offset(offset)
    .as("page");
  const rows = await db
    .select({
      call: { ...getTableColumns(calls), offer: sql<null>`null`, answer: sql<null>`null` },
      own: participants,
      name: users.nickname,
      avatar: users.avatar,
      now: databaseNow,
    })
    .from(page)
    .innerJoin(
      participants,
      and(eq(participants.callId, page.callId), eq(participants.userId, filter.userId)),
    )
    .innerJoin(calls, eq(calls.id, page.callId))
    .innerJoin(users, eq(users.id, calls.callerId))
    .orderBy(...newestFirst);
  return rows.map(({ call, own, name, avatar, now }) => ({
    call: callOf(call, [own]),
    outcome: own.outcome,
    caller: { name, avatar: avatar ?? undefined },
    now,
  }));
}

/** How many calls there are on all pages; counts no further than `most`. */
export async function countHistory(db: Db, filter: HistoryFilter, most: number): Promise<number> {
  return db.$count(chosen(db, filter).limit(most).as("found"));
}

/** Calls of this user, also those that go on without them, with a deadline that has passed. Looks at live calls only. */
export async function dueCallIdsOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select call_id as id from ${participants} where user_id = ${userId} and call_id in (
      select id from ${calls} where due_at <= statement_timestamp()
      union select call_id from ${participants} where lease_until <= statement_timestamp())`);
  return rows.map(({ id }) => id);
}
