import { deleteMember, insertMembers, setRole } from "@/db/group-changes";
import { ApiError, type endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import { adminsOf, changeGroup, memberOf, requireAdmin, requireMember, requirePeople } from "./change";
import { checkSize } from "./size";

/** Errors: GROUP_NOT_FOUND, USER_NOT_FOUND, NOT_GROUP_MEMBER, FORBIDDEN, VALIDATION_ERROR. */
export const addMembers: Command<typeof endpoints.addMembers> = (live, { id, userIds }, { userId }) =>
  changeGroup(live, id, userId, async (tx, group) => {
    await requirePeople(live, tx, userIds);
    requireAdmin(group, userId);
    const added = [...new Set(userIds)].filter((other) => !memberOf(group, other));
    checkSize(group.members.length + added.length, "userIds");
    await insertMembers(
      tx,
      id,
      added.map((other) => ({ userId: other, role: "member" })),
    );
  });

/** Errors: GROUP_NOT_FOUND, NOT_GROUP_MEMBER, USER_NOT_FOUND, FORBIDDEN. */
export const changeRole: Command<typeof endpoints.changeRole> = (live, input, { userId: actorId }) =>
  changeGroup(live, input.id, actorId, async (tx, group) => {
    const { userId, role } = input;
    // First, since who is in a group is for its members to know.
    requireMember(group, actorId);
    const target = memberOf(group, userId);
    if (!target) {
      throw new ApiError("USER_NOT_FOUND", { userIds: [userId] }, "This user is not in the group.");
    }
    // An admin who gave that up and says so again has no right to it any more, and needs none.
    if (userId === actorId && target.role === role) return;
    requireAdmin(group, actorId);
    const [first, second] = adminsOf(group);
    if (role === "member" && first?.userId === userId && !second) {
      throw new ApiError("FORBIDDEN", {}, "A group needs an admin: make somebody else one first.");
    }
    await setRole(tx, { groupId: input.id, userId, role });
  });

/** Who is not in the group stays out. Errors: GROUP_NOT_FOUND, NOT_GROUP_MEMBER, FORBIDDEN. */
export const removeMember: Command<typeof endpoints.removeMember> = (live, input, { userId: actorId }) =>
  changeGroup(live, input.id, actorId, async (tx, group) => {
    const { id: groupId, userId } = input;
    requireMember(group, actorId);
    if (userId === actorId) {
      throw new ApiError("FORBIDDEN", {}, "You cannot remove yourself; leave the group instead.");
    }
    requireAdmin(group, actorId);
    await deleteMember(tx, { groupId, userId });
  });
