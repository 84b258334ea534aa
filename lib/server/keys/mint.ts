import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { findKey, openKeySession } from "@/db/keys";
import { servedUser, updateUser, type UserRow } from "@/db/users";
import { ApiError, type ApiScope, type endpoints, type InputOf } from "@/lib/contract";
import type { KeyUse } from "../auth/claims";
import { noPassword } from "../auth/passwords";
import { signAccess } from "../auth/tokens";
import { userOf } from "../auth/user";
import type { Caller } from "../caller";
import type { Command } from "../commands/command";
import type { Live } from "../live";

type Input = InputOf<typeof endpoints.mintToken>;

const longestName = 64;

/** A name to tell the user by, which nobody can have taken: nobody signs in with it. */
function usernameFor(userId: string): string {
  const readable = userId.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, "-");
  return `${readable.slice(0, 23)}-${randomBytes(4).toString("hex")}`;
}

/** The user of this key with this id, made where there is none. Errors: USER_EXISTS. */
async function userFor({ db }: Live, { id: serviceKeyId }: KeyUse, input: Input): Promise<UserRow> {
  const { userId: id, nickname } = input;
  const username = usernameFor(id);
  const name = nickname ?? id.slice(0, longestName);
  const found = await servedUser(db, {
    id,
    username,
    nickname: name,
    passwordHash: noPassword,
    serviceKeyId,
  });
  if (!found) throw new Error(`the user name ${username} is taken`);
  if (found.serviceKeyId !== serviceKeyId) throw new ApiError("USER_EXISTS");
  const renamed = nickname !== undefined && nickname !== found.nickname;
  return (renamed && (await updateUser(db, { id, nickname }))) || found;
}

/** Errors: VALIDATION_ERROR for a scope that the key does not have. */
function checkScopes(scopes: readonly ApiScope[] | undefined, key: KeyUse): void {
  if (!scopes || scopes.every((scope) => key.scopes.includes(scope))) return;
  throw new ApiError("VALIDATION_ERROR", {
    issues: [{ path: ["scopes"], reason: "must be among those of the key" }],
  });
}

/** The one session of this user with the key of the caller. Errors: UNAUTHORIZED when it was revoked meanwhile. */
async function sessionFor({ db }: Live, { id }: KeyUse, userId: string, caller: Caller): Promise<string> {
  if (caller.userId === userId) return caller.sessionId;
  const found = await findKey(db, { id, forId: userId });
  const opened = found && (await openKeySession(db, { id: uuidv7(), key: found.key, userId }));
  if (opened === undefined) throw new ApiError("UNAUTHORIZED");
  return opened;
}

/** A short access token for a user of another system. Errors: USER_EXISTS, VALIDATION_ERROR. */
export const mintToken: Command<typeof endpoints.mintToken> = async (live, input, caller) => {
  const { key } = caller;
  if (!key) throw new ApiError("FORBIDDEN");
  checkScopes(input.scopes, key);
  const user = await userFor(live, key, input);
  const sessionId = await sessionFor(live, key, user.id, caller);
  const { userTokenMs } = live.settings;
  const claims = { userId: user.id, sessionId, scopes: input.scopes };
  return {
    user: userOf(user),
    token: await signAccess(live.secret, claims, userTokenMs),
    expiresIn: Math.ceil(userTokenMs / 1000),
  };
};
