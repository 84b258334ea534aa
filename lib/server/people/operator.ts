import { findPeople, firstUserId, type UserRow } from "@/db/users";
import type { Live } from "../live";

type Needs = Pick<Live, "db" | "settings">;

/**
 * Does this user run the server? Those named in the settings do, and on the embedded database who registered first.
 * Never a demo account, a test user or one whom a program made.
 */
export async function isOperator({ db, settings }: Needs, user: UserRow): Promise<boolean> {
  if (user.demo || user.bot || user.serviceKeyId !== null) return false;
  if (settings.operators.includes(user.username)) return true;
  return settings.databaseUrl === undefined && (await firstUserId(db)) === user.id;
}

/** The same of whoever has this id. */
export async function isOperatorId(needs: Needs, userId: string): Promise<boolean> {
  const [user] = await findPeople(needs.db, { ids: [userId], shown: needs.settings });
  return user !== undefined && isOperator(needs, user);
}
