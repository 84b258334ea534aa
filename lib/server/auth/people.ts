import { listPeople } from "@/db/users";
import type { endpoints, InputOf, Person, User } from "@/lib/contract";
import type { Caller } from "../caller";
import { requireSession } from "./authenticate";
import type { AuthContext } from "./context";
import { userOf } from "./user";

/** GET /auth/me: who the token speaks for. */
export async function me(
  ctx: Pick<AuthContext, "settings" | "db">,
  _input: unknown,
  caller: Pick<Caller, "sessionId">,
): Promise<User> {
  const { user } = await requireSession(ctx, caller.sessionId);
  return userOf(user);
}

/** GET /users: everybody else, by nickname, and who of them is online. */
export async function listUsers(
  ctx: Pick<AuthContext, "settings" | "db" | "isOnline">,
  { keyword, limit, offset }: InputOf<typeof endpoints.listUsers>,
  caller: Pick<Caller, "userId">,
): Promise<Person[]> {
  const rows = await listPeople(ctx.db, {
    exceptId: caller.userId,
    keyword,
    demo: ctx.settings.demo,
    limit,
    offset,
  });
  return rows.map((row) => ({ ...userOf(row), online: ctx.isOnline(row.id) }));
}
