import {
  insertKey,
  type KeyRow,
  listKeys as keysOf,
  revokeKey as revoke,
  rotateKey as rotate,
} from "@/db/keys";
import { ApiError, type ApiKey, type endpoints, type ReplyOf } from "@/lib/contract";
import { hashOf, newKeyId, newSecret, prefixOf, textOf } from "../auth/key-text";
import type { Command } from "../commands/command";
import type { Live } from "../live";
import { isOperatorId } from "../people/operator";

type Made = ReplyOf<typeof endpoints.createKey>;

/** A key as its owner sees it: without its secret. */
function shown({ id, name, kind, scopes, createdAt, lastUsedAt }: KeyRow): ApiKey {
  const used = lastUsedAt === null ? {} : { lastUsedAt: lastUsedAt.toISOString() };
  return { id, name, kind, scopes, prefix: prefixOf(id), createdAt: createdAt.toISOString(), ...used };
}

/** The one reply that has the key itself. */
const made = (row: KeyRow, secret: string): Made => ({
  success: true,
  key: textOf({ id: row.id, secret }),
  apiKey: shown(row),
});

function close(live: Live, sessionIds: readonly string[]): void {
  for (const sessionId of sessionIds) live.closeSession(sessionId);
}

/** The caller's keys, the newest first. */
export const listKeys: Command<typeof endpoints.listKeys> = async (live, _input, { userId }) =>
  (await keysOf(live.db, userId)).map(shown);

/** Makes a key. Errors: FORBIDDEN, for a service key by who is no operator. */
export const createKey: Command<typeof endpoints.createKey> = async (live, input, { userId }) => {
  const { name, kind } = input;
  if (kind === "service" && !(await isOperatorId(live, userId))) {
    throw new ApiError("FORBIDDEN", {}, "Only operators of this server make service keys.");
  }
  const secret = newSecret();
  const scopes = [...new Set(input.scopes)];
  const row = await insertKey(live.db, { id: newKeyId(), userId, kind, name, scopes, hash: hashOf(secret) });
  return made(row, secret);
};

/** Refuses a key from now on; one that was revoked before stays so. Errors: KEY_NOT_FOUND. */
export const revokeKey: Command<typeof endpoints.revokeKey> = async (live, { id }, { userId }) => {
  const ended = await revoke(live.db, { id, userId });
  if (!ended) throw new ApiError("KEY_NOT_FOUND");
  close(live, ended);
  return { success: true };
};

/** Gives a key another secret, and refuses the old one from now on. Errors: KEY_NOT_FOUND. */
export const rotateKey: Command<typeof endpoints.rotateKey> = async (live, { id }, { userId }) => {
  const secret = newSecret();
  const rotated = await rotate(live.db, { id, userId, hash: hashOf(secret) });
  if (!rotated) throw new ApiError("KEY_NOT_FOUND");
  close(live, rotated.ended);
  return made(rotated.key, secret);
};
