import { groupExists, groupIdsOf } from "@/db/groups";
import { ApiError, type endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import { groupsFor } from "./view";

/** The caller's groups by name. */
export const listGroups: Command<typeof endpoints.listGroups> = async (live, paging, { userId }) => {
  const { ids, total } = await groupIdsOf(live.db, { ...paging, userId });
  return { items: await groupsFor(live.db, ids, userId), total };
};

/** One group. Errors: GROUP_NOT_FOUND, NOT_GROUP_MEMBER. */
export const getGroup: Command<typeof endpoints.getGroup> = async (live, { id }, { userId }) => {
  const [group] = await groupsFor(live.db, [id], userId);
  if (group) return group;
  throw new ApiError((await groupExists(live.db, id)) ? "NOT_GROUP_MEMBER" : "GROUP_NOT_FOUND");
};
