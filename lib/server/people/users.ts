import { findPeople, listPeople, updateUser as changeUser } from "@/db/users";
import { ApiError, type endpoints } from "@/lib/contract";
import { requireSession } from "../auth/authenticate";
import { userOf } from "../auth/user";
import type { Command } from "../commands/command";
import { accountOf, personsFor } from "./person";
import { changeDoor } from "./presence";

/** Who the token speaks for. */
export const me: Command<typeof endpoints.me> = async (live, _input, { sessionId }) =>
  userOf((await requireSession(live, sessionId)).user);

/** The same with their settings. */
export const myAccount: Command<typeof endpoints.myAccount> = async (live, _input, { sessionId }) =>
  accountOf(live, (await requireSession(live, sessionId)).user);

/** Everybody else, by nickname, and who of them is online. */
export const listUsers: Command<typeof endpoints.listUsers> = async (live, input, { userId }) => {
  const { rows, total } = await listPeople(live.db, {
    ...input,
    exceptId: userId,
    shown: live.settings,
  });
  return { items: await personsFor(live, userId, rows), total };
};

/** One person. Errors: USER_NOT_FOUND. */
export const getUser: Command<typeof endpoints.getUser> = async (live, { id }, { userId }) => {
  const rows = await findPeople(live.db, { ids: [id], shown: live.settings });
  const [person] = await personsFor(live, userId, rows);
  if (!person) throw new ApiError("USER_NOT_FOUND", { userIds: [id] });
  return person;
};

/** Changes the caller's own account. Others see a new nickname with what they read or hear next. */
export const updateUser: Command<typeof endpoints.updateUser> = async (live, input) => {
  const change = () => changeUser(live.db, input);
  const row = await (input.callableBy === undefined ? change() : changeDoor(live, input.id, change));
  if (!row) throw new ApiError("USER_NOT_FOUND", { userIds: [input.id] });
  return { success: true, user: await accountOf(live, row) };
};
