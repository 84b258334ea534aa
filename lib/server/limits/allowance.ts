import { ApiError } from "@/lib/contract";

/** What a bucket says to one more request. */
export interface Allowance {
  readonly allowed: boolean;
  /** How many requests the bucket takes in its time. */
  readonly limit: number;
  /** How many of them are left. */
  readonly remaining: number;
  /** Milliseconds until the bucket is whole again. */
  readonly resetMs: number;
}

const seconds = (ms: number): number => Math.ceil(ms / 1000);

/** One request in the buckets that it counts against, and what its reply tells of them. */
export class Tally {
  #tightest: Allowance | undefined;

  /** @throws ApiError RATE_LIMIT_EXCEEDED when the bucket does not take the request */
  add(allowance: Allowance): void {
    if (!this.#tightest || allowance.remaining <= this.#tightest.remaining) this.#tightest = allowance;
    mustAllow(allowance);
  }

  /** Writes into the headers of the reply what is left in the bucket that is nearest to its end. */
  mark(headers: Headers): void {
    if (!this.#tightest) return;
    const { limit, remaining, resetMs } = this.#tightest;
    headers.set("RateLimit-Limit", String(limit));
    headers.set("RateLimit-Remaining", String(remaining));
    headers.set("RateLimit-Reset", String(seconds(resetMs)));
  }
}

/** @throws ApiError RATE_LIMIT_EXCEEDED, with the seconds to wait */
export function mustAllow({ allowed, resetMs }: Allowance): void {
  if (!allowed) throw new ApiError("RATE_LIMIT_EXCEEDED", { retryAfter: Math.max(1, seconds(resetMs)) });
}
