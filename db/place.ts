import { and, eq, inArray, sql } from "drizzle-orm";
import { databaseNow, hasPush, type Profile } from "./calls";
import type { Db } from "./client";
import { calls, groupMembers, groups, participants, users } from "./schema";

/**
 * Locks these users, always in the same order, so that two calls between the same people are placed one after the
 * other. Answers those that exist, with the database's clock (milliseconds since the epoch) once all are locked.
 */
export async function lockUsers(
  tx: Db,
  userIds: readonly string[],
): Promise<{ profiles: Map<string, Profile>; now: number }> {
  const [locked, places] = await Promise.all([
    tx
      .select({ id: users.id, name: users.nickname, avatar: users.avatar, push: hasPush(users.id) })
      .from(users)
      .where(inArray(users.id, [...userIds]))
      .orderBy(users.id)
      .for("no key update")
      .execute(),
    tx
      .select({ now: databaseNow, busy: sql<string[]>`to_json(array(${occupants(tx, userIds)}))` })
      .from(sql`(select 1) as one`)
      .execute(),
  ]);
  const busy = new Set(places[0]?.busy);
  const profiles = locked.map(
    ({ id, name, avatar, push }) =>
      [id, { name, avatar: avatar ?? undefined, busy: busy.has(id), push }] as const,
  );
  return { profiles: new Map(profiles), now: places[0]?.now ?? Date.now() };
}

function occupants(tx: Db, userIds: readonly string[]) {
  return tx
    .select({ id: participants.userId })
    .from(participants)
    .where(and(inArray(participants.userId, [...userIds]), participants.occupies));
}

/** The call in which this user has their one place. */
export async function occupiedCall(db: Db, userId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ callId: participants.callId })
    .from(participants)
    .where(and(eq(participants.userId, userId), participants.occupies));
  return row?.callId;
}

/** A 1:1 call from `callerId` that still rings at `calleeId`. */
export async function openCallBetween(
  db: Db,
  callerId: string,
  calleeId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ id: calls.id })
    .from(participants)
    .innerJoin(calls, eq(calls.id, participants.callId))
    .where(
      and(
        eq(participants.userId, calleeId),
        sql`${participants.status} in ('calling', 'ringing')`,
        eq(calls.callerId, callerId),
        eq(calls.group, false),
        eq(participants.hidden, false),
      ),
    );
  return row?.id;
}

/**
 * Locks this group, so that two calls to it are placed one after the other. Answers who of these users is a member;
 * undefined when there is no such group.
 */
export async function lockGroup(
  tx: Db,
  groupId: string,
  userIds: readonly string[],
): Promise<readonly string[] | undefined> {
  const [[locked], members] = await Promise.all([
    tx.select({ id: groups.id }).from(groups).where(eq(groups.id, groupId)).for("no key update").execute(),
    tx
      .select({ userId: groupMembers.userId })
      .from(groupMembers)
      .where(and(eq(groupMembers.groupId, groupId), inArray(groupMembers.userId, [...userIds])))
      .execute(),
  ]);
  return locked && members.map(({ userId }) => userId);
}

/** The call that this group is in. */
export async function runningCallOf(db: Db, groupId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.groupId, groupId), sql`${calls.status} in ('calling', 'ringing', 'connected')`));
  return row?.id;
}
