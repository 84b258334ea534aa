import type { Clock } from "../ports";

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #now = Date.parse("2026-01-01T12:00:00Z");
  readonly #tasks = new Set<{ at: number; task: () => void }>();

  now = () => this.#now;

  after = (ms: number, task: () => void) => {
    const entry = { at: this.#now + ms, task };
    this.#tasks.add(entry);
    return () => void this.#tasks.delete(entry);
  };

  pass(ms: number): void {
    this.#now += ms;
    const due = [...this.#tasks].filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at);
    for (const entry of due) {
      this.#tasks.delete(entry);
      entry.task();
    }
  }
}
