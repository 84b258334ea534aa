import { addBlock, listBlocked as blockedPage, removeBlock } from "@/db/blocks";
import { findPeople } from "@/db/users";
import { ApiError, type endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import { personsFor } from "./person";
import { changeDoor } from "./presence";

const done = { success: true } as const;

/** Whom the caller has blocked, by nickname. */
export const listBlocked: Command<typeof endpoints.listBlocked> = async (live, paging, { userId }) => {
  const { rows, total } = await blockedPage(live.db, { ...paging, userId, shown: live.settings });
  return { items: await personsFor(live, userId, rows), total };
};

/** Blocks somebody. Errors: VALIDATION_ERROR for oneself, USER_NOT_FOUND. */
export const blockUser: Command<typeof endpoints.blockUser> = async (
  live,
  { userId: blockedId },
  { userId },
) => {
  if (blockedId === userId) {
    throw new ApiError("VALIDATION_ERROR", {
      issues: [{ path: ["userId"], reason: "must be somebody else" }],
    });
  }
  const [found] = await findPeople(live.db, { ids: [blockedId], shown: live.settings });
  if (!found) throw new ApiError("USER_NOT_FOUND", { userIds: [blockedId] });
  await changeDoor(live, userId, () => addBlock(live.db, { userId, blockedId }), blockedId);
  return done;
};

/** Unblocks somebody; who is not blocked stays so. */
export const unblockUser: Command<typeof endpoints.unblockUser> = async (
  live,
  { userId: blockedId },
  { userId },
) => {
  await changeDoor(live, userId, () => removeBlock(live.db, { userId, blockedId }), blockedId);
  return done;
};
