import { argon2id, hash, verify } from "argon2";
import pLimit, { type LimitFunction } from "p-limit";

/** Argon2id as the OWASP Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane. */
const parameters = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How many hashes are computed at once, by the whole process: each takes a core and 19 MiB. */
export const hashesAtOnce = 2;

// Next and the server each hold a copy of this module; the limit is one for both.
const key = Symbol.for("ringback.hashing");
const shared = globalThis as { [key]?: LimitFunction };
const limited = (): LimitFunction => (shared[key] ??= pLimit(hashesAtOnce));

const base64 = (bytes: number): string => Buffer.alloc(bytes).toString("base64").replace(/=+$/, "");

/** A hash that no password has, and that takes as long to check as any other. */
export const noPassword =
  `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}` +
  `$${base64(16)}$${base64(32)}`;

/** The same password typed on two systems may be composed differently (NIST SP 800-63B, 5.1.1.2). */
const composed = (password: string): string => password.normalize("NFKC");

/** A hash in PHC string format, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return limited()(() => hash(composed(password), parameters));
}

/** Is it the password of this hash? For a user who does not exist (undefined) the same work is done, then false. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await limited()(() => verify(passwordHash ?? noPassword, composed(password)));
  return matches && passwordHash !== undefined;
}
