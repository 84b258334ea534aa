import type { ServerEvent } from "./types";

/** So many calls are remembered; of an older one nothing comes any more. */
const most = 500;

/** The highest number that was seen for each call. */
class Highest {
  readonly #numbers = new Map<string, number>();

  /** Whether it is higher than all before. */
  raise(callId: string, number: number): boolean {
    const known = this.#numbers.get(callId);
    if (known !== undefined && known >= number) return false;
    this.#numbers.delete(callId);
    this.#numbers.set(callId, number);
    for (const oldest of this.#numbers.keys()) {
      if (this.#numbers.size <= most) break;
      this.#numbers.delete(oldest);
    }
    return true;
  }
}

/** Takes everything once: what the server tells again after a reconnect is left out. */
export class Known {
  readonly #versions = new Highest();
  readonly #signals = new Highest();

  /** The event without what came before; undefined where nothing of it is new. */
  fresh(event: ServerEvent): ServerEvent | undefined {
    switch (event.event) {
      case "present": {
        for (const { id, version } of event.data.calls) this.#versions.raise(id, version);
        const signals = event.data.signals.filter(({ callId, n }) => this.#isNew(callId, n));
        return { ...event, data: { ...event.data, signals } };
      }
      case "call":
        return this.#versions.raise(event.data.call.id, event.data.call.version) ? event : undefined;
      case "signal":
        return this.#isNew(event.data.callId, event.data.n) ? event : undefined;
      case "group":
      case "device":
      case "note":
      case "missed":
        return event;
    }
  }

  #isNew(callId: string, n: number | undefined): boolean {
    return n === undefined || this.#signals.raise(callId, n);
  }
}
