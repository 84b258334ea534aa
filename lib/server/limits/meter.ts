import { BurstyRateLimiter, RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { Allowance } from "./allowance";

const minute = 60;

/** Counts requests by key. What was counted is forgotten when its time is over. */
export interface Meter {
  /** Counts one request at once and tells the outcome; outcomes come in the order of counting. */
  count(key: string): Promise<Allowance>;
  /** Forgets everything. */
  clear(): void;
}

/** So many in a minute, which begins with the first of them. Around its end twice as many may come close together. */
export function perMinute(points: number): Meter {
  const memory = new RateLimiterMemory({ points, duration: minute });
  return { count: (key) => outcome(points, memory.consume(key)), clear: () => forget(memory) };
}

/**
 * So many in every second, and `burst` at once after a rest. Every second, which begins with its first request, takes
 * `rate`. What goes beyond draws on a reserve of `burst - rate`, which is whole again a minute after it was first drawn
 * on. So 50 with a burst of 400 is: 400 at once, then 50 a second for the rest of that minute; never less than 50 a
 * second; in a minute that begins with the burst 3350, which is 56 a second for who never stops; and where the ends
 * of a second and of a minute meet, at most 800 within a second. What is told is about the present second: a
 * request that draws on the reserve leaves 0 of it.
 */
export function perSecond(rate: number, burst: number): Meter {
  const steady = new RateLimiterMemory({ points: rate, duration: 1 });
  const reserve = new RateLimiterMemory({ points: Math.max(0, burst - rate), duration: minute });
  const both = new BurstyRateLimiter(steady, reserve);
  // To draw on the reserve takes some turns longer; signals would be relayed in another order than they were sent in.
  let last: Promise<unknown> = Promise.resolve();
  return {
    count: (key) => {
      const own = outcome(rate, both.consume(key));
      const inOrder = last.then(() => own);
      last = inOrder;
      return inOrder;
    },
    clear: () => {
      forget(steady);
      forget(reserve);
    },
  };
}

/** In memory nothing fails: the library rejects only where there were too many. */
function outcome(limit: number, counted: Promise<RateLimiterRes>): Promise<Allowance> {
  const told = (allowed: boolean) => (result: RateLimiterRes) => ({
    allowed,
    limit,
    remaining: result.remainingPoints,
    resetMs: result.msBeforeNext,
  });
  return counted.then(told(true), told(false));
}

function forget(memory: RateLimiterMemory): void {
  for (const { key } of memory.dump().storage) void memory.delete(key);
}
