import type { Clock } from "../ports";
import type { Happening } from "./meter";
import type { Sample } from "./sample";

/** What is reported of a call at once; times are server time, in milliseconds since the epoch. */
export interface Report {
  readonly callId: string;
  readonly samples: readonly Sample[];
  readonly events: readonly (Happening & { readonly at: number })[];
}

/** What of a report will never be taken, by its place in it; the rest may be. */
export interface Refused {
  readonly samples: readonly number[];
  readonly events: readonly number[];
}

/** What became of a report: it is kept there, it may be sent again, or it, or some of it, will never be taken. */
export type ReportFate = "kept" | "again" | "refused" | Refused;

/** Sends a report. `last`: the page goes away, and it must get through without it. Never rejects. */
export type SendReport = (report: Report, last: boolean) => Promise<ReportFate>;

/** How often is reported, in milliseconds. */
export const reportMs = 10_000;
/** The server takes so many at once; and a page that goes away may send 64 KiB (Fetch, keepalive). */
const mostSamples = 200;
const mostLastSamples = 70;
const mostEvents = 50;
/** While the server cannot be reached no more than this is kept: the oldest goes first. */
const mostWaiting = 2_000;

interface Waiting {
  samples: Sample[];
  events: (Happening & { readonly at: number })[];
}

/** What was measured, until the server has it. */
export class Reports {
  readonly #send: SendReport;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Waiting>();
  #cancel: (() => void) | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(send: SendReport, clock: Clock) {
    this.#send = send;
    this.#clock = clock;
  }

  sample(callId: string, sample: Sample): void {
    const { samples } = this.#of(callId);
    samples.push(sample);
    if (samples.length > mostWaiting) samples.shift();
    this.#later();
  }

  event(callId: string, event: Happening & { readonly at: number }): void {
    const { events } = this.#of(callId);
    events.push(event);
    if (events.length > mostWaiting) events.shift();
    this.#later();
  }

  /** Reports what there is, now: a call is over. */
  flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#sending = this.#sending.then(() => this.#sendAll());
    return this.#sending;
  }

  /** The page goes away: what there is is sent in a way that outlives it, as far as it fits. */
  last(): void {
    for (const [callId, { samples, events }] of this.#waiting) {
      const report = {
        callId,
        samples: samples.slice(-mostLastSamples),
        events: events.slice(-mostEvents),
      };
      void this.#send(report, true);
    }
    this.#waiting.clear();
  }

  #of(callId: string): Waiting {
    const known = this.#waiting.get(callId) ?? { samples: [], events: [] };
    this.#waiting.set(callId, known);
    return known;
  }

  #later(): void {
    this.#cancel ??= this.#clock.after(reportMs, () => void this.flush());
  }

  async #sendAll(): Promise<void> {
    for (const callId of [...this.#waiting.keys()]) await this.#sendCall(callId);
    if (this.#waiting.size > 0) this.#later();
  }

  /** Reports of one call, the oldest first, until nothing waits or the server cannot be reached. */
  async #sendCall(callId: string): Promise<void> {
    for (;;) {
      const waiting = this.#waiting.get(callId);
      if (waiting === undefined) return;
      const samples = waiting.samples.slice(0, mostSamples);
      const events = waiting.events.slice(0, mostEvents);
      if (samples.length + events.length === 0) return void this.#waiting.delete(callId);
      const fate = await this.#send({ callId, samples, events }, false);
      if (fate === "again") return;
      const done = <T>(all: readonly T[], name: keyof Refused) =>
        typeof fate === "string" ? all : fate[name].flatMap((index) => all[index] ?? []);
      // What came meanwhile stands behind these; what went because there was no room stood before them.
      const [goneSamples, goneEvents] = [done(samples, "samples"), done(events, "events")];
      waiting.samples = waiting.samples.filter((each) => !goneSamples.includes(each));
      waiting.events = waiting.events.filter((each) => !goneEvents.includes(each));
      if (goneSamples.length + goneEvents.length === 0) return void this.#waiting.delete(callId);
    }
  }
}
