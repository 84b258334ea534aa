import { setTimeout as wait } from "node:timers/promises";
import { askedWaitMs } from "../webhooks/next-step";
import type { Message } from "./message";
import type { Sent } from "./send";

interface Delivering {
  /** An attempt may have to wait for others. */
  readonly inTurn: (work: () => Promise<Sent>) => Promise<Sent>;
  /** One attempt; `lifeMs` is what is left of the message's life. */
  readonly attempt: (lifeMs: number) => Promise<Sent>;
  /** From a first failure to the next try; the times after it grow. Milliseconds. */
  readonly retryMs: number;
  /** Calls it off. */
  readonly signal: AbortSignal;
}

/**
 * Hands a message over, again and again as long as that may help and is in time. Answers how the last attempt went;
 * `interrupted` when it was called off.
 */
export async function deliver(
  { lifeMs, tryMs }: Pick<Message, "lifeMs" | "tryMs">,
  { inTurn, attempt, retryMs, signal }: Delivering,
): Promise<Sent> {
  const begun = performance.now();
  const past = () => performance.now() - begun;
  // Its turn may come late: by then there may be nothing to send any more.
  const attemptNow = async (): Promise<Sent> => {
    if (signal.aborted) return { status: "interrupted" };
    const leftMs = lifeMs - past();
    return leftMs > 0 ? attempt(leftMs) : { status: "refused", reason: "late" };
  };
  for (let number = 0; ; number += 1) {
    if (signal.aborted) return { status: "interrupted" };
    const sent = await inTurn(attemptNow);
    if (sent.status !== "failed") return sent;
    const waitMs = Math.max(retryMs * 2 ** number, askedWaitMs(sent.retryAfter, Date.now()));
    if (past() + waitMs >= tryMs) return sent;
    await wait(waitMs, undefined, { signal }).catch(() => undefined);
  }
}
