import { createHash } from "node:crypto";
import type { Bucket } from "@/lib/contract";
import { nobody } from "../auth/claims";
import type { Caller } from "../caller";
import type { Settings } from "../settings";
import type { Allowance } from "./allowance";
import { type Meter, perMinute, perSecond } from "./meter";
import { networkOf } from "./network";

/**
 * Counts the requests of each user and of each address in the buckets that the endpoints name. Kept in the memory of
 * this process: an entry goes when its time is over, at the latest after a minute; a restart forgets all, and where there
 * are several processes each counts for itself.
 */
export class Limits {
  readonly #buckets: Readonly<Record<Bucket, Meter>>;
  readonly #names: Meter;

  constructor(rates: Settings["rates"]) {
    this.#buckets = {
      general: perMinute(rates.general),
      calls: perMinute(rates.calls),
      signals: perSecond(rates.signals, rates.signalsBurst),
      notes: perMinute(rates.notes),
      signIn: perMinute(rates.signInAddress),
    };
    this.#names = perMinute(rates.signInName);
  }

  /** A request by whichever door; it counts for the user for whom a key acts, and where that is nobody for the key. */
  ofCaller(bucket: Bucket, { userId, key }: Pick<Caller, "userId" | "key">): Promise<Allowance> {
    const counted = userId === nobody && key ? `key ${key.id}` : `user ${userId}`;
    return this.#buckets[bucket].count(counted);
  }

  /** A request of somebody who is not signed in. */
  ofAddress(bucket: Bucket, address: string): Promise<Allowance> {
    return this.#buckets[bucket].count(`address ${networkOf(address)}`);
  }

  /** An attempt to sign in or up with this name. A name may be as long as a body, so its digest is kept. */
  ofName(address: string, name: string): Promise<Allowance> {
    const digest = createHash("sha256").update(name.toLowerCase()).digest("base64url");
    return this.#names.count(`${networkOf(address)} ${digest}`);
  }

  /** Forgets everything, with its timers. */
  clear(): void {
    for (const meter of [...Object.values(this.#buckets), this.#names]) meter.clear();
  }
}
