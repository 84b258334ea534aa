import { setTimeout as wait } from "node:timers/promises";
import { isBootError } from "@/db/boot-error";
import { log } from "../log";

/** After this time the process ends, whatever still hangs. */
const DEADLINE_MS = 4_800;
/** One Ctrl-C arrives more than once: from the terminal and from npm, who passes it on. */
const SAME_SIGNAL_MS = 700;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The life of the server process: what was opened is closed in reverse order. */
export interface Lifetime {
  /**
   * Lets `close` be called at the end; it has `limitMs`, then the next one's turn comes. Announce it before the thing is
   * open where opening takes time, so that an end in between waits for it.
   */
  onStop(limitMs: number, close: () => Promise<unknown>): void;
  /** Closes everything and ends the process. */
  stop(exitCode: number): Promise<void>;
  /** Says why, closes what is open and ends the process with 1. */
  fail(error: unknown): Promise<void>;
}

/** Opens it: from now on SIGINT, SIGTERM and the end of the parent process stop the server. */
export function openLifetime(): Lifetime {
  const closers: { limitMs: number; close: () => Promise<unknown> }[] = [];
  let stopping: Promise<void> | undefined;
  let askedAt = 0;

  const closeAll = async (exitCode: number) => {
    setTimeout(() => process.exit(exitCode || 1), DEADLINE_MS).unref();
    for (let next = closers.pop(); next; next = closers.pop()) {
      const closing = next.close().catch((error: unknown) => log.warn("something did not close", { error }));
      await Promise.race([closing, wait(next.limitMs, undefined, { ref: false })]);
    }
    process.exit(exitCode);
  };
  const stop = (exitCode: number) => (stopping ??= closeAll(exitCode));

  const asked = () => {
    if (askedAt > 0 && performance.now() - askedAt > SAME_SIGNAL_MS) process.exit(130);
    askedAt ||= performance.now();
    void stop(0);
  };
  for (const signal of SIGNALS) process.on(signal, asked);
  process.once("disconnect", asked);

  return {
    onStop: (limitMs, close) => closers.push({ limitMs, close }),
    stop,
    fail: async (error) => {
      if (!stopping) process.stderr.write(`${describe(error)}\n`);
      await stop(1);
    },
  };
}

/** A sentence where the person can do something about it; else what we need to find the fault. */
function describe(error: unknown): string {
  if (isBootError(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
