import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** What a key is made of: the id is known, the secret has 256 bits of chance. */
export interface KeyParts {
  readonly id: string;
  readonly secret: string;
}

/** How a key of this id begins. */
export const prefixOf = (id: string): string => `rbk_${id}_`;

export const newKeyId = (): string => randomBytes(8).toString("hex");
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const textOf = ({ id, secret }: KeyParts): string => prefixOf(id) + secret;

/** Whether this is meant to be a key, and no access token. */
export const looksLikeKey = (token: string): boolean => token.startsWith("rbk_");

/** The parts of a key; undefined when it is none. */
export function keyPartsOf(token: string): KeyParts | undefined {
  const [, id, secret] = /^rbk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** What is kept of a secret: its SHA-256, in hexadecimal. It needs no salt and no work, since it cannot be guessed. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Whether this secret has this hash; takes as long for any. */
export function isSecretOf(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash));
}
