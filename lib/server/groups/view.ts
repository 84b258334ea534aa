import { type ActiveGroupCallRow, activeCallsOf, type GroupRow, readGroups } from "@/db/groups";
import type { Db } from "@/db/client";
import type { ActiveGroupCall, Group } from "@/lib/contract";

/** A group's call as its members see it. */
function callOf({ id, type, startedAt, count }: ActiveGroupCallRow): ActiveGroupCall {
  return { id, type, startedAt: startedAt.toISOString(), count };
}

/** The group as this member sees it; nothing for who is not in it. */
function groupFor(group: GroupRow, viewerId: string, call: ActiveGroupCallRow | undefined): Group[] {
  const own = group.members.find(({ userId }) => userId === viewerId);
  if (!own) return [];
  return [
    {
      id: group.id,
      name: group.name,
      role: own.role,
      createdAt: group.createdAt.toISOString(),
      members: group.members.map(({ userId, name, avatar, role, joinedAt }) => ({
        userId,
        userName: name,
        userAvatar: avatar ?? undefined,
        role,
        joinedAt: joinedAt.toISOString(),
      })),
      activeCall: call && callOf(call),
    },
  ];
}

/** These groups with their calls as this user sees them; those that they are in, in the order asked for. */
export async function groupsFor(db: Db, groupIds: readonly string[], viewerId: string): Promise<Group[]> {
  const [groups, calls] = await Promise.all([readGroups(db, groupIds), activeCallsOf(db, groupIds)]);
  return groups.flatMap((group) =>
    groupFor(
      group,
      viewerId,
      calls.find(({ groupId }) => groupId === group.id),
    ),
  );
}
