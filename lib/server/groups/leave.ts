import type { Db } from "@/db/client";
import { deleteGroup, deleteMember, lockedGroup, setRole } from "@/db/group-changes";
import type { GroupRow } from "@/db/groups";
import { keepReply, keptReply } from "@/db/idempotency";
import { ApiError, type endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import { adminsOf, requireMember } from "./change";

const done = { success: true } as const;

/** Takes a member out of a locked group. Without an admin who has been in it for longest becomes one. */
async function takeOut(tx: Db, group: GroupRow, userId: string): Promise<void> {
  const groupId = group.id;
  const members = group.members.filter((member) => member.userId !== userId);
  const [eldest] = members;
  if (!eldest) return deleteGroup(tx, groupId);
  await deleteMember(tx, { groupId, userId });
  if (adminsOf({ ...group, members }).length === 0) {
    await setRole(tx, { groupId, userId: eldest.userId, role: "admin" });
  }
}

/**
 * Who has left is told so again. The membership is gone and perhaps the group, so the reply is kept like one of a request
 * with a key, which is the group's id. Errors: GROUP_NOT_FOUND, NOT_GROUP_MEMBER.
 */
export const leaveGroup: Command<typeof endpoints.leaveGroup> = (live, { id }, { userId }) =>
  live.db.transaction(async (tx) => {
    const left = { userId, endpoint: "leaveGroup", key: id };
    const group = await lockedGroup(tx, id);
    const hasLeft = (await keptReply(tx, left)) !== undefined;
    const isIn = group?.members.some((member) => member.userId === userId);
    if (hasLeft && !isIn) return done;
    if (!group) throw new ApiError("GROUP_NOT_FOUND");
    requireMember(group, userId);
    await takeOut(tx, group, userId);
    if (!hasLeft) await keepReply(tx, { ...left, fingerprint: id, reply: done });
    return done;
  });
