import { log } from "../log";

interface Job {
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** Work that is under way, at most one of each name: what comes later calls off what came before, and waits for that. */
export class Jobs {
  readonly #jobs = new Map<string, Job>();
  #stopped = false;

  instead(name: string, work: (signal: AbortSignal) => Promise<void>): void {
    const before = this.#jobs.get(name);
    before?.abort.abort();
    const abort = new AbortController();
    if (this.#stopped) abort.abort();
    const run = async () => {
      await before?.done;
      await work(abort.signal);
    };
    const done = run()
      .catch((error: unknown) => log.warn("what came of a push message was not noted", { error }))
      .finally(() => {
        if (this.#jobs.get(name) === job) this.#jobs.delete(name);
      });
    const job = { abort, done };
    this.#jobs.set(name, job);
  }

  /** Calls everything off and waits for it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { abort } of this.#jobs.values()) abort.abort();
    await Promise.all([...this.#jobs.values()].map(({ done }) => done));
  }
}
