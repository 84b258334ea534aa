import { setTimeout as wait } from "node:timers/promises";
import { askedWaitMs } from "../webhooks/next-step";
import type { Message } from "./message";
import type { Sent } from "./send";

interface Delivering {
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
  { attempt, retryMs, signal }: Delivering,
): Promise<Sent> {
  const begun = performance.now();
  for (let number = 0; ; number += 1) {
    const past = () => performance.now() - begun;
    if (signal.aborted) return { status: "interrupted" };
    const sent = await attempt(lifeMs - past());
    if (sent.status !== "failed") return sent;
    const waitMs = Math.max(retryMs * 2 ** number, askedWaitMs(sent.retryAfter, Date.now()));
    if (past() + waitMs >= tryMs) return sent;
    await wait(waitMs, undefined, { signal }).catch(() => undefined);
  }
}
