import { and, eq, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import { alias, type AnyPgColumn, union } from "drizzle-orm/pg-core";
import type { Db } from "./client";
import { blocks, groupMembers, participants, users } from "./schema";

const one = { one: sql`1` };

/** One has blocked the other. */
const hasBlocked = (db: Db, userId: AnyPgColumn | string, blockedId: AnyPgColumn | string) =>
  sql<boolean>`exists ${db
    .select(one)
    .from(blocks)
    .where(and(eq(blocks.userId, userId), eq(blocks.blockedId, blockedId)))}`;

/** Those of these people who know this user: both were connected in one call before, or are in one group. */
async function acquaintances(db: Db, userId: string, otherIds: readonly string[]): Promise<Set<string>> {
  // Asked only where a setting makes it matter.
  if (otherIds.length === 0) return new Set();
  const [mine, mineIn] = [alias(participants, "mine"), alias(groupMembers, "mine_in")];
  const talked = db
    .select({ id: participants.userId })
    .from(mine)
    .innerJoin(participants, eq(participants.callId, mine.callId))
    .where(
      and(
        eq(mine.userId, userId),
        isNotNull(mine.joinedAt),
        inArray(participants.userId, [...otherIds]),
        isNotNull(participants.joinedAt),
      ),
    );
  const together = db
    .select({ id: groupMembers.userId })
    .from(mineIn)
    .innerJoin(groupMembers, eq(groupMembers.groupId, mineIn.groupId))
    .where(and(eq(mineIn.userId, userId), inArray(groupMembers.userId, [...otherIds])));
  const rows = await union(talked, together);
  return new Set(rows.map(({ id }) => id));
}

/** How a call comes to those who are called. */
export interface Reach {
  /** Whom it does not reach: they have blocked the caller, or let only others call them. */
  readonly hiddenIds: readonly string[];
  /** Those of the others who are not to be disturbed. */
  readonly silencedIds: readonly string[];
}

/** How a call of this user comes to these people. */
export async function reachOf(db: Db, callerId: string, calleeIds: readonly string[]): Promise<Reach> {
  if (calleeIds.length === 0) return { hiddenIds: [], silencedIds: [] };
  const { id, callableBy, doNotDisturb } = users;
  const blocked = hasBlocked(db, users.id, callerId);
  const special = or(ne(callableBy, "everyone"), eq(doNotDisturb, true), blocked);
  const rows = await db
    .select({ id, callableBy, doNotDisturb, blocked })
    .from(users)
    .where(and(inArray(id, [...calleeIds]), special));
  const choosy = rows.filter((row) => row.callableBy === "known" && !row.blocked).map((row) => row.id);
  const known = await acquaintances(db, callerId, choosy);
  const lets = (row: (typeof rows)[number]) =>
    !row.blocked && (row.callableBy === "everyone" || (row.callableBy === "known" && known.has(row.id)));
  return {
    hiddenIds: rows.filter((row) => !lets(row)).map((row) => row.id),
    silencedIds: rows.filter((row) => lets(row) && row.doNotDisturb).map((row) => row.id),
  };
}

/** Those of these people whose calls do not reach this user. */
export async function keptOff(db: Db, userId: string, callerIds: readonly string[]): Promise<string[]> {
  if (callerIds.length === 0) return [];
  const [[own], blocked] = await Promise.all([
    db.select({ callableBy: users.callableBy }).from(users).where(eq(users.id, userId)),
    db.select({ id: blocks.blockedId }).from(blocks).where(eq(blocks.userId, userId)),
  ]);
  const off = new Set(blocked.map(({ id }) => id));
  if (own?.callableBy === "nobody") return callerIds.filter((id) => id !== userId);
  if (own?.callableBy !== "known") return callerIds.filter((id) => off.has(id));
  const known = await acquaintances(db, userId, callerIds);
  return callerIds.filter((id) => id !== userId && (off.has(id) || !known.has(id)));
}
