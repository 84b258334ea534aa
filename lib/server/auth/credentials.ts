import { findUserByUsername, type UserRow } from "@/db/users";
import type { AuthContext } from "./context";
import { verifyPassword } from "./passwords";

/** The user with this name and password. Why there is none cannot be told, neither from the answer nor from the time. */
export async function checkCredentials(
  ctx: Pick<AuthContext, "settings" | "db">,
  { username, password }: { username: string; password: string },
): Promise<UserRow | undefined> {
  const found = await findUserByUsername(ctx.db, username.toLowerCase());
  const user = found?.demo && !ctx.settings.demo ? undefined : found;
  return (await verifyPassword(user?.passwordHash, password)) ? user : undefined;
}
