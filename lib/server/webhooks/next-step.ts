import type { DeliveryError } from "@/lib/contract";
import type { WebhookSettings } from "../settings";

/** How an attempt went. */
export type Result =
  | { readonly status: number; readonly retryAfter?: string }
  | { readonly problem: Exclude<DeliveryError, "status" | "gone"> };

/** An attempt of a delivery that is over. Times are the database's, milliseconds since the epoch. */
export interface Attempt {
  /** The first is 1. */
  readonly number: number;
  /** From when on the delivery is tried. */
  readonly since: number;
  readonly now: number;
  readonly result: Result;
}

/** What becomes of the delivery. */
export type Step =
  | { readonly status: "delivered" }
  | { readonly status: "pending"; readonly error: DeliveryError; readonly waitMs: number }
  | { readonly status: "failed"; readonly error: DeliveryError };

/** However often it has failed, and whatever the receiver asks for. */
const longestMs = 2 * 3_600_000;

/** Retry-After (RFC 9110, section 10.2.3) as milliseconds from now; 0 where there is none that makes sense. */
export function askedWaitMs(retryAfter: string | undefined, now: number): number {
  if (!retryAfter) return 0;
  const waitMs = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isFinite(waitMs) ? Math.min(Math.max(0, waitMs), longestMs) : 0;
}

/** Twice as long each time, a quarter more or less, so that not everything comes back at once. */
function ownWaitMs(number: number, retryMs: number, chance: number): number {
  return Math.min(retryMs * 2 ** (number - 1), longestMs) * (0.75 + chance / 2);
}

function errorOf(result: Result): DeliveryError | undefined {
  if ("problem" in result) return result.problem;
  if (result.status >= 200 && result.status <= 299) return undefined;
  return result.status === 410 ? "gone" : "status";
}

const hopeless: readonly DeliveryError[] = ["gone", "switched_off"];

/** What comes after an attempt. The last is made when the time for trying is over. `chance`: 0 to 1. */
export function nextStep(
  { number, since, now, result }: Attempt,
  { retryMs, giveUpMs }: Pick<WebhookSettings, "retryMs" | "giveUpMs">,
  chance: number,
): Step {
  const error = errorOf(result);
  if (!error) return { status: "delivered" };
  const leftMs = since + giveUpMs - now;
  if (hopeless.includes(error) || leftMs <= 0) return { status: "failed", error };
  const askedMs = "status" in result ? askedWaitMs(result.retryAfter, now) : 0;
  const waitMs = Math.max(ownWaitMs(number, retryMs, chance), askedMs);
  return { status: "pending", error, waitMs: Math.ceil(Math.min(waitMs, leftMs)) };
}
