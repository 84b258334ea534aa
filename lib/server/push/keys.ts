import { generateVAPIDKeys } from "web-push-neo";
import type { Db } from "@/db/client";
import { madeOnce } from "@/db/server-secrets";
import type { Settings } from "../settings";

/** With which this server shows to push services that it is the one for whom a browser subscribed (RFC 8292). */
export interface VapidKeys {
  /** The P-256 point and the key in PKCS #8, both base64url. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Made at the first start and kept in the database: with others no subscription would be good any more. */
export async function openVapidKeys(db: Db): Promise<VapidKeys> {
  const text = await madeOnce(db, "vapid", async () => JSON.stringify(await generateVAPIDKeys()));
  return JSON.parse(text) as VapidKeys;
}

/** Whom a push service can turn to (RFC 8292, section 2.1); it must be an address of mail or of the web with TLS. */
export function contactOf({ push, publicUrl }: Pick<Settings, "push" | "publicUrl">): string {
  if (push.contact !== undefined) return push.contact;
  const { protocol, hostname, origin } = new URL(publicUrl);
  return protocol === "https:" ? origin : `mailto:postmaster@${hostname}`;
}
