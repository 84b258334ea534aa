import { createHmac, randomBytes } from "node:crypto";

/** A new secret, as the database keeps it: base64 of 32 octets. */
export const newSecret = (): string => randomBytes(32).toString("base64");

/** The secret as its owner is shown it. */
export const shownSecret = (secret: string): string => `whsec_${secret}`;

interface Message {
  readonly id: string;
  /** The database's clock, milliseconds since the epoch. */
  readonly now: number;
  readonly body: string;
}

/** The headers by which a receiver knows that a message is ours and new (Standard Webhooks 1.0). */
export function signatureHeaders(secret: string, { id, now, body }: Message): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac("sha256", Buffer.from(secret, "base64"))
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
