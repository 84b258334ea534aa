import type { Db } from "@/db/client";
import { lockedGroup } from "@/db/group-changes";
import type { GroupMemberRow, GroupRow } from "@/db/groups";
import { findPeople } from "@/db/users";
import { ApiError, type Group } from "@/lib/contract";
import type { Live } from "../live";
import { groupsFor } from "./view";

export const memberOf = ({ members }: GroupRow, userId: string): GroupMemberRow | undefined =>
  members.find((member) => member.userId === userId);

export const adminsOf = ({ members }: GroupRow): GroupMemberRow[] =>
  members.filter(({ role }) => role === "admin");

/** Errors: NOT_GROUP_MEMBER. */
export function requireMember(group: GroupRow, userId: string): GroupMemberRow {
  const member = memberOf(group, userId);
  if (!member) throw new ApiError("NOT_GROUP_MEMBER");
  return member;
}

/** Errors: NOT_GROUP_MEMBER, FORBIDDEN. */
export function requireAdmin(group: GroupRow, userId: string): void {
  if (requireMember(group, userId).role !== "admin") {
    throw new ApiError("FORBIDDEN", {}, "Only the admins of the group may do this.");
  }
}

/** Errors: USER_NOT_FOUND with those whom nobody knows. */
export async function requirePeople(
  live: Pick<Live, "settings">,
  db: Db,
  ids: readonly string[],
): Promise<void> {
  const found = new Set((await findPeople(db, { ids, shown: live.settings })).map(({ id }) => id));
  const userIds = ids.filter((id) => !found.has(id));
  if (userIds.length > 0) throw new ApiError("USER_NOT_FOUND", { userIds });
}

/** The group as its new state shows it to who changed it. */
export async function shown(tx: Db, groupId: string, viewerId: string): Promise<Group> {
  const [group] = await groupsFor(tx, [groupId], viewerId);
  if (!group) throw new Error("who changes a group is a member of it");
  return group;
}

/** One change of a group, by one after another; answers the group as it is then. Errors: GROUP_NOT_FOUND. */
export function changeGroup(
  live: Live,
  groupId: string,
  actorId: string,
  change: (tx: Db, group: GroupRow) => Promise<void>,
): Promise<{ success: true; group: Group }> {
  return live.db.transaction(async (tx) => {
    const group = await lockedGroup(tx, groupId);
    if (!group) throw new ApiError("GROUP_NOT_FOUND");
    await change(tx, group);
    return { success: true, group: await shown(tx, groupId, actorId) };
  });
}
