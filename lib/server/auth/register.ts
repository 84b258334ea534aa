import { v7 as uuidv7 } from "uuid";
import { insertUsers } from "@/db/users";
import { ApiError, type endpoints, type InputOf, type Tokens } from "@/lib/contract";
import type { Sender } from "../commands/command";
import type { AuthContext } from "./context";
import { openSession } from "./issue";
import { hashPassword } from "./passwords";

/** POST /auth/register: a new account, signed in. The user name is kept in lower case. */
export async function register(
  ctx: Pick<AuthContext, "settings" | "secret" | "db">,
  { username, password, nickname }: InputOf<typeof endpoints.register>,
  sender: Sender,
): Promise<Tokens> {
  const passwordHash = await hashPassword(password);
  const [user] = await insertUsers(ctx.db, [
    {
      id: uuidv7(),
      username: username.toLowerCase(),
      nickname: nickname ?? username,
      passwordHash,
      demo: false,
    },
  ]);
  if (!user) throw new ApiError("USERNAME_TAKEN");
  return openSession(ctx, user, sender);
}
