import type { ServerEvent } from "@/lib/contract";

/** An event with its data as JSON in one line. */
export interface Outgoing {
  readonly event: ServerEvent;
  readonly text: string;
}

/** When so many characters wait for a reader nothing is added: it ends behind them, and the reader resumes. */
const mostWaiting = 1024 * 1024;

/** Events on their way to one reader, who takes all that are there at once. */
export class Outbox {
  #items: Outgoing[] = [];
  #size = 0;
  #state: "open" | "finishing" | "closed" = "open";
  #taker: (() => void) | undefined;

  /** `ended` is told once, when nothing more can be added. */
  constructor(private readonly ended: () => void) {}

  /** More can be added. */
  get isOpen(): boolean {
    return this.#state === "open";
  }

  add(event: ServerEvent): void {
    if (!this.isOpen) return;
    if (this.#size > mostWaiting) return this.finish();
    const text = JSON.stringify(event.data);
    this.#items.push({ event, text });
    this.#size += text.length;
    this.#wake();
  }

  /** What is there is still taken; then it ends. */
  finish(): void {
    this.#end("finishing");
  }

  /** Ends at once. What is there was not taken, and comes again when the reader resumes. */
  close(): void {
    this.#items = [];
    this.#end("closed");
  }

  /**
   * All that is there, or as soon as something is; nothing after `ms`, when `signal` calls it off, or when somebody else
   * takes instead. Undefined when it has ended.
   */
  async take(ms: number, signal?: AbortSignal): Promise<Outgoing[] | undefined> {
    this.#wake();
    if (this.#items.length === 0 && this.isOpen && ms > 0) await this.#something(ms, signal);
    const items = this.#items;
    this.#items = [];
    this.#size = 0;
    return items.length > 0 || this.isOpen ? items : undefined;
  }

  #something(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        if (this.#taker === done) this.#taker = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done);
      this.#taker = done;
      if (signal?.aborted) done();
    });
  }

  #end(state: "finishing" | "closed"): void {
    const wasOpen = this.isOpen;
    if (this.#state !== "closed") this.#state = state;
    this.#wake();
    if (wasOpen) this.ended();
  }

  #wake(): void {
    this.#taker?.();
  }
}
