import type { Locks } from "../ports";

interface Waiting {
  readonly begin: () => void;
}

interface Holder {
  readonly reject: (error: DOMException) => void;
  robbed: boolean;
}

/** The Web Locks of one browser. */
export class FakeLocks {
  readonly #held = new Map<string, Waiting[]>();
  readonly #holders = new Map<string, Holder>();

  request: Locks["request"] = (name: string, ...rest: unknown[]) => {
    const [{ signal, steal, ifAvailable }, task] = rest as [LockOptions, (lock: object | null) => unknown];
    return new Promise<never>((resolve, reject) => {
      if (signal?.aborted) return reject(new DOMException("", "AbortError"));
      const begin = () => {
        const holder: Holder = { reject, robbed: false };
        this.#holders.set(name, holder);
        void Promise.resolve(task({ name })).then(() => {
          if (!holder.robbed) this.letGo(name);
          resolve(undefined as never);
        });
      };
      const queue = this.#held.get(name);
      if (queue === undefined || steal === true) {
        const robbed = this.#holders.get(name);
        if (robbed !== undefined) {
          robbed.robbed = true;
          robbed.reject(new DOMException("", "AbortError"));
        }
        this.#held.set(name, queue ?? []);
        return begin();
      }
      if (ifAvailable === true) return resolve(task(null) as never);
      const waiting = { begin };
      const leave = () => {
        const place = queue.indexOf(waiting);
        if (place >= 0) queue.splice(place, 1);
        reject(new DOMException("", "AbortError"));
      };
      signal?.addEventListener("abort", leave);
      queue.push(waiting);
    });
  };

  /** Who holds this lock is gone; the next in the queue has it. */
  letGo(name: string): void {
    this.#holders.delete(name);
    const next = this.#held.get(name)?.shift();
    if (next === undefined) this.#held.delete(name);
    else next.begin();
  }
}
