import { v7 as uuidv7 } from "uuid";
import { findKey, type FoundKey, type KeyRow, openKeySession, touchKey } from "@/db/keys";
import { ApiError, id as userIdForm } from "@/lib/contract";
import { type AccessClaims, type KeyUse, nobody } from "./claims";
import type { AuthContext } from "./context";
import { isSecretOf, keyPartsOf } from "./key-text";

type Needs = Pick<AuthContext, "settings" | "db">;

const refused = () => new ApiError("UNAUTHORIZED", {}, "There is no such key, or it was revoked.");

/** What a token may do that was made with this key: not more than the key at this moment, and what it says itself. */
export function mintedUseOf(key: KeyRow, only: readonly string[] = key.scopes): KeyUse {
  const { id, name, kind } = key;
  return { id, name, kind, scopes: key.scopes.filter((scope) => only.includes(scope)), minted: true };
}

async function sessionOf({ db }: Needs, { key, sessionId }: FoundKey, userId: string): Promise<string> {
  const opened = sessionId ?? (await openKeySession(db, { id: uuidv7(), key, userId }));
  if (opened === undefined) throw refused();
  return opened;
}

/**
 * Who speaks with this key: its owner, or with a service key the user `forId`, if it has created them; else nobody.
 * @throws ApiError UNAUTHORIZED when it is none of ours or was revoked
 */
export async function authenticateKey(ctx: Needs, text: string, forId?: string): Promise<AccessClaims> {
  const parts = keyPartsOf(text);
  if (!parts) throw refused();
  const found = await findKey(ctx.db, { id: parts.id, forId: userIdForm.safeParse(forId).data });
  if (!found || !isSecretOf(parts.secret, found.key.hash)) throw refused();
  if (found.demo && !ctx.settings.demo) throw refused();
  const { key, userId, stale } = found;
  if (stale) await touchKey(ctx.db, key.id);
  const { id, name, kind, scopes } = key;
  const use = { key: { id, name, kind, scopes, minted: false }, expiresAt: Number.POSITIVE_INFINITY };
  if (userId === null) return { ...use, userId: nobody, sessionId: nobody };
  return { ...use, userId, sessionId: await sessionOf(ctx, found, userId) };
}
