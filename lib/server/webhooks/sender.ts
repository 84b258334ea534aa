import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "@/db/client";
import { type Claimed, claimDue, noteAttempt, returnAttempt } from "@/db/deliveries";
import { failWaiting, switchOff } from "@/db/webhooks";
import { log } from "../log";
import { type Outcome, post } from "../outbound/post";
import type { Settings } from "../settings";
import { nextStep, type Result, type Step } from "./next-step";
import { signatureHeaders } from "./signature";

/** Attempts under way at the same time: in all, and of one webhook, so that all of a user's may hang and others go on. */
const mostInAll = 128;
const mostOfOne = 4;
/** Longer than a receiver may take: so long it takes at most to note what came of it. */
const notingMs = 5_000;

const switchedOff = { problem: "switched_off" } as const;

/** Undefined where the attempt was called off. */
function resultOf(outcome: Outcome | typeof switchedOff): Result | undefined {
  if ("status" in outcome) return { status: outcome.status, retryAfter: outcome.headers["retry-after"] };
  const { problem } = outcome;
  return problem === "interrupted" ? undefined : { problem };
}

/**
 * Sends what is due, until it is stopped. Deliveries are rows: of what was under way when a process died another attempt
 * is made, so that a receiver may get the same twice, under one id.
 */
export class WebhookSender {
  readonly #stopping = new AbortController();
  /** The webhook of each attempt that is under way. */
  readonly #underway = new Map<Promise<void>, string>();
  #running: Promise<void> = Promise.resolve();
  #nap = new AbortController();

  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
  ) {
    setMaxListeners(mostInAll, this.#stopping.signal);
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Something may be due. */
  wake(): void {
    this.#nap.abort();
  }

  /** Calls off what is under way; it is tried again by whoever runs next. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#running;
    await Promise.all(this.#underway.keys());
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      // Woken from here on, it looks again.
      this.#nap = new AbortController();
      await this.#begin().catch((error: unknown) =>
        log.warn("webhooks could not be looked after and are tried again", { error }),
      );
      if (this.#stopping.signal.aborted) return;
      await wait(this.settings.webhooks.pollMs, undefined, { signal: this.#nap.signal }).catch(
        () => undefined,
      );
    }
  }

  /** Begins an attempt of everything that is due and has its turn. */
  async #begin(): Promise<void> {
    const total = mostInAll - this.#underway.size;
    if (total === 0) return;
    const lostMs = this.settings.webhooks.timeoutMs + notingMs;
    const busy = [...this.#underway.values()];
    for (const claimed of await claimDue(this.db, { total, each: mostOfOne, busy, lostMs })) {
      const attempt = this.#attempt(claimed)
        .catch((error: unknown) => log.warn("what came of a delivery was not noted", { error }))
        .finally(() => {
          this.#underway.delete(attempt);
          // Another of this call, or of another that waited for its turn.
          this.wake();
        });
      this.#underway.set(attempt, claimed.webhookId);
    }
  }

  async #attempt(claimed: Claimed): Promise<void> {
    const started = performance.now();
    const outcome = claimed.enabled ? await this.#send(claimed) : switchedOff;
    const result = resultOf(outcome);
    if (!result) return returnAttempt(this.db, claimed);
    const tookMs = Math.round(performance.now() - started);
    const { attempts: number, since, now } = claimed;
    const attempt = { number, since, now: now + tookMs, result };
    await this.#note(claimed, nextStep(attempt, this.settings.webhooks, Math.random()), { result, tookMs });
  }

  #send({ id, url, secret, now, body }: Claimed): Promise<Outcome> {
    const { outbound, webhooks } = this.settings;
    return post(outbound, {
      url,
      body,
      headers: {
        "Content-Type": "application/json",
        "User-Agent": "Ringback",
        ...signatureHeaders(secret, { id, now, body }),
      },
      timeoutMs: webhooks.timeoutMs,
      signal: this.#stopping.signal,
    });
  }

  async #note(claimed: Claimed, step: Step, { result, tookMs }: { result: Result; tookMs: number }) {
    const error = step.status === "delivered" ? undefined : step.error;
    await noteAttempt(this.db, claimed, {
      status: step.status,
      nextMs: step.status === "pending" ? step.waitMs : undefined,
      lastStatus: "status" in result ? result.status : undefined,
      lastError: error,
      lastMs: tookMs,
    });
    if (error !== "gone") return;
    await switchOff(this.db, { id: claimed.webhookId, url: claimed.url });
    await failWaiting(this.db, claimed.webhookId, "switched_off");
  }
}
