import { and, eq, inArray, sql } from "drizzle-orm";
import { databaseNow, type Profile } from "./calls";
import type { Db } from "./client";
import { calls, participants, users } from "./schema";

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
      .select({ id: users.id, name: users.nickname, avatar: users.avatar })
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
    ({ id, name, avatar }) => [id, { name, avatar: avatar ?? undefined, busy: busy.has(id) }] as const,
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
      ),
    );
  return row?.id;
}
