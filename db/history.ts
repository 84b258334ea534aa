import { and, desc, eq, getTableColumns, gt, gte, inArray, lte, ne, notInArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Call, CallStatus, CallType } from "@/lib/call";
import { databaseNow } from "./calls";
import type { Db } from "./client";
import { callOf } from "./rows";
import { calls, groupMembers, groups, participants, users } from "./schema";
import { containing } from "./users";

/** Whose calls, and which of them. */
export interface HistoryFilter {
  readonly userId: string;
  readonly type?: CallType;
  /** What became of the call for this user. */
  readonly outcome?: CallStatus;
  readonly direction?: "incoming" | "outgoing";
  /** Somebody else who is in it. */
  readonly personId?: string;
  /** Part of the name or user name of somebody else in it, or of the name of its group, where this user is a member. */
  readonly search?: string;
  /** Placed then or later, then or earlier. */
  readonly from?: Date;
  readonly until?: Date;
  /** Behind this call. */
  readonly after?: { readonly createdAt: Date; readonly callId: string };
}

/** Somebody in a call. */
export interface PastPerson {
  readonly userId: string;
  readonly name: string;
  readonly avatar: string | null;
}

/** A call that its reader placed or was called in. */
export interface PastCall {
  /** With the reader as its only participant and without descriptions: they are large, and of no use here. */
  readonly call: Call;
  readonly outcome: CallStatus;
  readonly caller: { readonly name: string; readonly avatar?: string };
  /** The first few others in it, also such as the reader may not know of. */
  readonly people: readonly PastPerson[];
  /** Of its group, where the reader is a member. */
  readonly groupName?: string;
  /** The database's clock when it was read (milliseconds since the epoch). */
  readonly now: number;
}

/** So many of those in a call are read with it, by their order; the reader may be one of them. */
export const FIRST = 6;

const one = { one: sql`1` };

/** Calls that go on and of which this user, who is not to be disturbed, hears only when they are missed: a few. */
function unheard(db: Db, userId: string) {
  const own = alias(participants, "own");
  const open = inArray(own.status, ["calling", "ringing"]);
  return db
    .select({ callId: own.callId })
    .from(own)
    .where(and(eq(own.userId, userId), open, own.silenced));
}

const others = alias(participants, "others");

/** The reader knows of them: they did not come when the reader's own part was over. */
const known = sql`${others.position} < coalesce(${participants.knows}, 2147483647)`;

/** By call and user alone, both of which PostgreSQL can estimate: of many calls it looks at the newest, of few at those. */
function withPerson(db: Db, { userId, personId }: HistoryFilter) {
  if (personId === undefined) return undefined;
  if (personId === userId) return sql`false`;
  const theirs = db
    .select(one)
    .from(others)
    .where(and(eq(others.userId, personId), eq(others.callId, participants.callId), known));
  return sql`exists ${theirs}`;
}

/**
 * Goes from call to call and looks who is in each by the primary key, and at a table of the few who are meant: `is true`
 * and `offset 0` keep PostgreSQL from joining instead, which reads all calls of everybody.
 */
function withName(db: Db, { userId, search }: HistoryFilter) {
  if (search === undefined) return undefined;
  const named = containing(search);
  if (named === undefined) return sql`false`;
  const people = db
    .select({ id: users.id })
    .from(users)
    .where(or(named(users.username), named(users.nickname)));
  const ownGroups = db
    .select({ id: groups.id })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(and(eq(groupMembers.userId, userId), named(groups.name)));
  const isNamed = sql`(${others.userId} in ${people}) is true`;
  const inIt = and(eq(others.callId, participants.callId), ne(others.userId, userId), isNamed);
  const somebody = db.select(one).from(others).where(inIt);
  // Seldom asked: whom the reader may not know of is told by the table only.
  const somebodyKnown = db.select(one).from(others).where(and(inIt, known));
  return or(
    sql`(${participants.groupId} in ${ownGroups}) is true`,
    and(
      sql`exists (${somebody} offset 0)`,
      or(sql`${participants.knows} is null`, sql`exists (${somebodyKnown} offset 0)`),
    ),
  );
}

/** What the index "history" holds of the calls that are asked for; in the table of the reader nothing is looked at. */
const chosen = (db: Db, filter: HistoryFilter) => {
  const { userId, type, outcome, direction, from, until, after } = filter;
  const { position, createdAt, callId } = participants;
  return db
    .select({ callId })
    .from(participants)
    .where(
      and(
        eq(participants.userId, userId),
        sql`not ${participants.hidden}`,
        type && eq(participants.callType, type),
        outcome && eq(participants.outcome, outcome),
        direction && (direction === "outgoing" ? eq(position, 0) : gt(position, 0)),
        from && gte(createdAt, from),
        until && lte(createdAt, until),
        after && sql`(${createdAt}, ${callId}) < (${after.createdAt.toISOString()}, ${after.callId})`,
        withPerson(db, filter),
        withName(db, filter),
        notInArray(callId, unheard(db, userId)),
      ),
    );
};

const newestFirst = [desc(participants.createdAt), desc(participants.callId)] as const;

/** The first few others of the call at hand, in their order. */
function firstPeople(db: Db, userId: string) {
  const { id, nickname, avatar } = users;
  const person = sql`json_build_object('userId', ${id}, 'name', ${nickname}, 'avatar', ${avatar})`;
  const query = db
    .select({ all: sql`coalesce(json_agg(${person} order by ${others.position}), '[]')` })
    .from(others)
    .innerJoin(users, eq(id, others.userId))
    .where(
      and(
        eq(others.callId, participants.callId),
        ne(others.userId, userId),
        sql`${others.position} < ${sql.raw(String(FIRST))}`,
      ),
    );
  return sql<PastPerson[]>`${query}`;
}

/** A page of a history, the newest first, in one statement. The rows of what is skipped are not read. */
export async function historyPage(
  db: Db,
  filter: HistoryFilter,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<PastCall[]> {
  const { userId } = filter;
  const caller = alias(users, "caller");
  const page = chosen(db, filter)
    .orderBy(...newestFirst)
    .limit(limit)
    .offset(offset)
    .as("page");
  const rows = await db
    .select({
      call: { ...getTableColumns(calls), offer: sql<null>`null`, answer: sql<null>`null` },
      own: participants,
      name: caller.nickname,
      avatar: caller.avatar,
      people: firstPeople(db, userId),
      groupName: groups.name,
      now: databaseNow,
    })
    .from(page)
    .innerJoin(participants, and(eq(participants.callId, page.callId), eq(participants.userId, userId)))
    .innerJoin(calls, eq(calls.id, page.callId))
    .innerJoin(caller, eq(caller.id, calls.callerId))
    .leftJoin(groupMembers, and(eq(groupMembers.groupId, calls.groupId), eq(groupMembers.userId, userId)))
    .leftJoin(groups, eq(groups.id, groupMembers.groupId))
    .orderBy(...newestFirst);
  return rows.map(({ call, own, name, avatar, people, groupName, now }) => ({
    call: callOf(call, [own]),
    outcome: own.outcome,
    caller: { name, avatar: avatar ?? undefined },
    people,
    groupName: groupName ?? undefined,
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
