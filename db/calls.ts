import { and, eq, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Call } from "@/lib/call";
import type { Db } from "./client";
import { callOf, type ParticipantRow } from "./rows";
import { calls, participants, users } from "./schema";

/** How a participant is shown to others. */
export interface Profile {
  readonly name: string;
  readonly avatar?: string;
  /** Has a place in another call. */
  readonly busy: boolean;
  /** A browser of theirs can be told of a call while no page of ours is open in it. */
  readonly push: boolean;
}

/** A call with what is needed to show it, and the database's clock when it was read (milliseconds since the epoch). */
export interface LoadedCall {
  readonly call: Call;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly now: number;
}

/** The clock that decides every race: the database's, in whole milliseconds since the epoch. */
export const databaseNow = sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::float8`;

/** What that clock says now. */
export async function readClock(db: Db): Promise<number> {
  const [row] = await db.execute<{ now: number }>(sql`select ${databaseNow} as now`);
  if (!row) throw new Error("the database does not tell the time");
  return row.now;
}

interface Row {
  readonly call: typeof calls.$inferSelect;
  readonly participant: ParticipantRow;
  readonly name: string;
  readonly avatar: string | null;
  readonly busy: boolean;
  readonly push: boolean;
  readonly now: number;
}

/** This user has a place in another call than this. */
const isElsewhere = (userId: AnyPgColumn, callId: AnyPgColumn | string) =>
  sql<boolean>`exists (select 1 from participants other where other.user_id = ${userId}
    and other.occupies and other.call_id <> ${callId})`;

/** Some session of this user has a push subscription. */
export const hasPush = (userId: AnyPgColumn) =>
  sql<boolean>`exists (select 1 from push_subscriptions push where push.user_id = ${userId})`;

/** Call and participants in one statement: two would see them at two moments, and make a call that there never was. */
function rowsOf(db: Db, callIds: readonly string[]): Promise<Row[]> {
  return db
    .select({
      call: calls,
      participant: participants,
      name: users.nickname,
      avatar: users.avatar,
      busy: isElsewhere(participants.userId, participants.callId),
      push: hasPush(participants.userId),
      now: databaseNow,
    })
    .from(participants)
    .innerJoin(calls, eq(calls.id, participants.callId))
    .innerJoin(users, eq(users.id, participants.userId))
    .where(inArray(participants.callId, [...callIds]))
    .orderBy(participants.callId, participants.position)
    .execute();
}

/** The rows of one call. */
function loaded(rows: readonly Row[]): LoadedCall | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const profiles = rows.map(
    ({ participant, name, avatar, busy, push }) =>
      [participant.userId, { name, avatar: avatar ?? undefined, busy, push }] as const,
  );
  return {
    call: callOf(
      first.call,
      rows.map(({ participant }) => participant),
    ),
    profiles: new Map(profiles),
    now: first.now,
  };
}

/**
 * The call, locked until the transaction ends. The second statement starts when the lock is held, so that what it reads
 * and its clock are later than every change before. `skip` gives undefined when another transaction holds it.
 */
export async function lockCall(
  tx: Db,
  callId: string,
  options: { skip?: boolean } = {},
): Promise<LoadedCall | undefined> {
  const lock = tx
    .select({ id: calls.id })
    .from(calls)
    .where(eq(calls.id, callId))
    .for("update", options.skip ? { skipLocked: true } : {})
    .execute();
  const [[locked], rows] = await Promise.all([lock, rowsOf(tx, [callId])]);
  return locked && loaded(rows);
}

/** Calls as they stand, without a lock; those that exist, in the order asked for. */
export async function readCalls(db: Db, callIds: readonly string[]): Promise<LoadedCall[]> {
  if (callIds.length === 0) return [];
  const rows = await rowsOf(db, callIds);
  return callIds.flatMap((id) => loaded(rows.filter(({ call }) => call.id === id)) ?? []);
}

/** How these users are shown in this call. */
export async function profilesIn(
  db: Db,
  callId: string,
  userIds: readonly string[],
): Promise<(readonly [string, Profile])[]> {
  const rows = await db
    .select({
      id: users.id,
      name: users.nickname,
      avatar: users.avatar,
      busy: isElsewhere(users.id, callId),
      push: hasPush(users.id),
    })
    .from(users)
    .where(inArray(users.id, [...userIds]));
  return rows.map(({ id, avatar, ...profile }) => [id, { ...profile, avatar: avatar ?? undefined }] as const);
}

/**
 * Ids of the calls that live for this user: connected first, then outgoing, then incoming, the newest first. Without
 * those that do not ring at them because they are not to be disturbed.
 */
export async function liveCallIds(db: Db, userId: string): Promise<string[]> {
  const live = sql`${participants.status} in ('calling', 'ringing', 'connected') and not ${participants.hidden} and not ${participants.silenced}`;
  const rank = sql`case when ${participants.status} = 'connected' then 0 when ${calls.callerId} = ${userId} and ${calls.connectedAt} is null then 1 else 2 end`;
  const rows = await db
    .select({ id: calls.id })
    .from(participants)
    .innerJoin(calls, eq(calls.id, participants.callId))
    .where(and(eq(participants.userId, userId), live))
    .orderBy(rank, sql`${calls.createdAt} desc`, sql`${calls.id} desc`);
  return rows.map(({ id }) => id);
}
