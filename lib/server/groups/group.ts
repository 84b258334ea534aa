import { v7 as uuid } from "uuid";
import { insertGroup, insertMembers, renameGroup as setName } from "@/db/group-changes";
import type { endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import { changeGroup, requireAdmin, requirePeople, shown } from "./change";
import { checkSize } from "./size";

/** A new group, whose admin the caller is. Errors: VALIDATION_ERROR, USER_NOT_FOUND. */
export const createGroup: Command<typeof endpoints.createGroup> = async (
  live,
  { name, memberIds = [] },
  { userId },
) => {
  const others = [...new Set(memberIds)].filter((id) => id !== userId);
  checkSize(others.length + 1, "memberIds");
  await requirePeople(live, live.db, others);
  const id = uuid();
  const group = await live.db.transaction(async (tx) => {
    await insertGroup(tx, { id, name });
    await insertMembers(tx, id, [
      { userId, role: "admin" },
      ...others.map((other) => ({ userId: other, role: "member" as const })),
    ]);
    return shown(tx, id, userId);
  });
  return { success: true, group };
};

/** Errors: GROUP_NOT_FOUND, NOT_GROUP_MEMBER, FORBIDDEN. */
export const renameGroup: Command<typeof endpoints.renameGroup> = (live, { id, name }, { userId }) =>
  changeGroup(live, id, userId, async (tx, group) => {
    requireAdmin(group, userId);
    await setName(tx, { id, name });
  });
