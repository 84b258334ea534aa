import type { Result } from "../commands";

interface Entry<T> {
  readonly item: T;
  sent: boolean;
}

/** More than this is not kept: whoever is cut off for so long begins anew. */
const maxWaiting = 2_048;

/**
 * What is said to the server in order, until it has it all. Nothing waits for the reply to the one before; when one gets
 * no reply, it and all after it that are not confirmed are said again, in the same order.
 */
export class Outbox<T> {
  readonly #ask: (item: T) => Promise<Result<unknown>>;
  #waiting: Entry<T>[] = [];
  #open = false;
  #round = 0;

  constructor(ask: (item: T) => Promise<Result<unknown>>) {
    this.#ask = ask;
  }

  post(item: T): void {
    if (this.#waiting.length < maxWaiting) this.#waiting.push({ item, sent: false });
    this.#flush();
  }

  /** Whether the server can be reached. When it can again, what it has not confirmed is said again. */
  set open(open: boolean) {
    if (open === this.#open) return;
    this.#open = open;
    if (open) this.#again();
  }

  clear(): void {
    this.#round += 1;
    this.#waiting = [];
  }

  #again(): void {
    this.#round += 1;
    for (const entry of this.#waiting) entry.sent = false;
    this.#flush();
  }

  #flush(): void {
    if (!this.#open) return;
    for (const entry of this.#waiting) {
      if (entry.sent) continue;
      entry.sent = true;
      void this.#send(entry, this.#round);
    }
  }

  async #send(entry: Entry<T>, round: number): Promise<void> {
    const result = await this.#ask(entry.item);
    if (result.ok || result.code !== "NETWORK") {
      this.#waiting = this.#waiting.filter((each) => each !== entry);
    } else if (round === this.#round && this.#open) this.#again();
  }
}
