import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { TokenClaims } from "./claims";
import { memo, type Memo } from "./memo";

/** What is derived from the one secret, a key for each purpose, so that no token passes for another. */
export interface Keys {
  readonly access: KeyObject;
  readonly refresh: KeyObject;
  /** Encrypts the cookie of the web session. */
  readonly cookie: string;
  /** Access tokens that were verified with these keys. */
  readonly verified: Memo<TokenClaims>;
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `ringback ${purpose}`, 32));
}

const known = new Map<string, Keys>();

/** The keys of this secret (HKDF, RFC 5869), derived once. */
export function keysOf(secret: string): Keys {
  const found = known.get(secret);
  if (found) return found;
  const keys = {
    access: createSecretKey(derive(secret, "access token")),
    refresh: createSecretKey(derive(secret, "refresh token")),
    cookie: derive(secret, "web session cookie").toString("base64url"),
    verified: memo<TokenClaims>(2048),
  };
  known.set(secret, keys);
  return keys;
}
