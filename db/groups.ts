import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { CallType } from "@/lib/call";
import type { Db } from "./client";
import { calls, groupMembers, groups, participants, users } from "./schema";

/** Is there a group of this id? */
export async function groupExists(db: Db, groupId: string): Promise<boolean> {
  return (await db.$count(groups, eq(groups.id, groupId))) > 0;
}

/** Is this user in the group? False too where there is no such group. */
export async function isMember(db: Db, groupId: string, userId: string): Promise<boolean> {
  const own = and(eq(groupMembers.groupId, groupId), eq(groupMembers.userId, userId));
  return (await db.$count(groupMembers, own)) > 0;
}

/** Everybody in the group, in the order of coming; nobody where there is no such group. */
export async function memberIds(db: Db, groupId: string): Promise<string[]> {
  const rows = await db
    .select({ userId: groupMembers.userId })
    .from(groupMembers)
    .where(eq(groupMembers.groupId, groupId))
    .orderBy(asc(groupMembers.position));
  return rows.map(({ userId }) => userId);
}

/** The call that a group is in. */
export interface ActiveGroupCallRow {
  readonly groupId: string;
  readonly id: string;
  readonly type: CallType;
  /** When it was placed. */
  readonly startedAt: Date;
  /** How many people are connected. */
  readonly count: number;
}

/** The live calls of these groups: at most one each, which a database constraint sees to. */
export async function activeCallsOf(db: Db, groupIds: readonly string[]): Promise<ActiveGroupCallRow[]> {
  if (groupIds.length === 0) return [];
  const connected = db.$count(
    participants,
    and(eq(participants.callId, calls.id), eq(participants.status, "connected")),
  );
  const rows = await db
    .select({
      groupId: calls.groupId,
      id: calls.id,
      type: calls.type,
      startedAt: calls.createdAt,
      count: connected,
    })
    .from(calls)
    // In the words of the partial index, which answers it.
    .where(
      and(inArray(calls.groupId, [...groupIds]), sql`${calls.status} in ('calling', 'ringing', 'connected')`),
    );
  return rows.flatMap(({ groupId, ...call }) => (groupId === null ? [] : { groupId, ...call }));
}

export type GroupRole = (typeof groupMembers.$inferSelect)["role"];

export interface GroupMemberRow {
  readonly userId: string;
  readonly name: string;
  readonly avatar: string | null;
  readonly role: GroupRole;
  readonly joinedAt: Date;
}

/** A group with everybody in it, in the order of coming. */
export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly members: readonly GroupMemberRow[];
}

/** These groups as they stand, in one statement; those that exist, in the order asked for. */
export async function readGroups(db: Db, groupIds: readonly string[]): Promise<GroupRow[]> {
  if (groupIds.length === 0) return [];
  const { userId, role, joinedAt } = groupMembers;
  const rows = await db
    .select({
      group: groups,
      member: { userId, role, joinedAt, name: users.nickname, avatar: users.avatar },
    })
    .from(groups)
    .innerJoin(groupMembers, eq(groupMembers.groupId, groups.id))
    .innerJoin(users, eq(users.id, groupMembers.userId))
    .where(inArray(groups.id, [...groupIds]))
    .orderBy(asc(groupMembers.position));
  const found = new Map<string, GroupRow & { members: GroupMemberRow[] }>();
  for (const { group, member } of rows) {
    const known = found.get(group.id);
    if (known) known.members.push(member);
    else found.set(group.id, { ...group, members: [member] });
  }
  return groupIds.flatMap((id) => found.get(id) ?? []);
}

interface OwnGroups {
  readonly userId: string;
  readonly limit: number;
  readonly offset: number;
}

/** The groups that this user is a member of, by name; ties by id, so that pages neither repeat nor skip any. */
export async function groupIdsOf(
  db: Db,
  { userId, limit, offset }: OwnGroups,
): Promise<{ ids: string[]; total: number }> {
  const [rows, total] = await Promise.all([
    db
      .select({ id: groups.id })
      .from(groupMembers)
      .innerJoin(groups, eq(groups.id, groupMembers.groupId))
      .where(eq(groupMembers.userId, userId))
      .orderBy(asc(sql`lower(${groups.name})`), asc(groups.id))
      .limit(limit)
      .offset(offset),
    db.$count(groupMembers, eq(groupMembers.userId, userId)),
  ]);
  return { ids: rows.map(({ id }) => id), total };
}
