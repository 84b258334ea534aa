import { and, eq, sql } from "drizzle-orm";
import type { Db } from "./client";
import { type GroupRole, type GroupRow, readGroups } from "./groups";
import { groupMembers, groups } from "./schema";

/**
 * The group, locked until the transaction ends: whoever changes its members or roles holds this lock, so what they
 * decide by is true when they commit. Undefined when there is no such group.
 */
export async function lockedGroup(tx: Db, groupId: string): Promise<GroupRow | undefined> {
  const [locked] = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(eq(groups.id, groupId))
    .for("update");
  // Read by a statement that starts when the lock is held, so that it sees every change before.
  const [group] = locked ? await readGroups(tx, [groupId]) : [];
  return group;
}

export async function insertGroup(tx: Db, group: { id: string; name: string }): Promise<void> {
  await tx.insert(groups).values(group);
}

export async function renameGroup(tx: Db, { id, name }: { id: string; name: string }): Promise<void> {
  await tx.update(groups).set({ name }).where(eq(groups.id, id));
}

/** Deletes the group; its memberships go with it. */
export async function deleteGroup(tx: Db, groupId: string): Promise<void> {
  await tx.delete(groups).where(eq(groups.id, groupId));
}

/** Adds people who are not members yet, in this order. */
export async function insertMembers(
  tx: Db,
  groupId: string,
  members: readonly { userId: string; role: GroupRole }[],
): Promise<void> {
  if (members.length === 0) return;
  // Not the start of the transaction, which may have waited for the lock while others came.
  const joinedAt = sql`date_trunc('milliseconds', clock_timestamp())`;
  await tx.insert(groupMembers).values(members.map((member) => ({ ...member, groupId, joinedAt })));
}

interface Membership {
  readonly groupId: string;
  readonly userId: string;
}

const the = ({ groupId, userId }: Membership) =>
  and(eq(groupMembers.groupId, groupId), eq(groupMembers.userId, userId));

export async function setRole(tx: Db, member: Membership & { role: GroupRole }): Promise<void> {
  await tx.update(groupMembers).set({ role: member.role }).where(the(member));
}

export async function deleteMember(tx: Db, member: Membership): Promise<void> {
  await tx.delete(groupMembers).where(the(member));
}
