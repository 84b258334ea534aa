import { createHmac } from "node:crypto";

/** A name and a password for TURN. */
export interface TurnAccount {
  readonly username: string;
  readonly credential: string;
}

/**
 * An account that the TURN server can check without having heard of it (draft-uberti-behave-turn-rest-00, 2.2): the name
 * says until when it is good (seconds since the epoch) and for whom (`owner`: a user, or a user and a call); the password
 * is its HMAC-SHA1 with the secret.
 */
export function turnAccount(secret: string, owner: string, expiresAt: number): TurnAccount {
  const username = `${Math.floor(expiresAt / 1000)}:${owner}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}
