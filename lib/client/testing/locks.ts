import type { Locks } from "../ports";

interface Waiting {
  readonly begin: () => void;
}

/** The Web Locks of one browser. */
export class FakeLocks {
  readonly #held = new Map<string, Waiting[]>();

  request: Locks["request"] = (name: string, ...rest: unknown[]) => {
    const [{ signal }, task] = rest as [{ signal?: AbortSignal }, () => Promise<void> | void];
    return new Promise<never>((resolve, reject) => {
      const begin = () =>
        void Promise.resolve(task()).then(() => (this.letGo(name), resolve(undefined as never)));
      const queue = this.#held.get(name);
      if (queue === undefined) {
        this.#held.set(name, []);
        return begin();
      }
      const waiting = { begin };
      const leave = () => {
        const place = queue.indexOf(waiting);
        if (place >= 0) queue.splice(place, 1);
        reject(new DOMException("", "AbortError"));
      };
      if (signal?.aborted) return leave();
      signal?.addEventListener("abort", leave);
      queue.push(waiting);
    });
  };

  /** Who holds this lock is gone; the next in the queue has it. */
  letGo(name: string): void {
    const next = this.#held.get(name)?.shift();
    if (next === undefined) this.#held.delete(name);
    else next.begin();
  }
}
