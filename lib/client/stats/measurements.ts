import type { Verdict } from "@/lib/call";
import type { Clock } from "../ports";
import type { LiveSamples } from "./live-samples";
import type { Happening } from "./meter";
import { Reports, type SendReport } from "./reports";
import type { Sample } from "./sample";
import { type Samples, verdictsIn } from "./verdicts";

/** How much is kept to be shown: so many samples of each connection, five minutes. */
const shownLength = 150;

export interface MeasurementsOptions {
  readonly userId: string;
  readonly clock: Clock;
  readonly send: SendReport;
  /** What is to be added to this browser's clock for the server's, in milliseconds. */
  readonly serverOffset: () => number;
  /** How good what comes from each is, whenever that may have changed. */
  readonly judged: (quality: Readonly<Record<string, Omit<Verdict, "mos">>>) => void;
}

/** All that is measured of the calls of this tab: kept for a while to be shown, and reported. */
export class Measurements implements LiveSamples {
  readonly #options: MeasurementsOptions;
  readonly #reports: Reports;
  readonly #listeners = new Set<() => void>();
  #callId = "";
  /** Whose are shown. */
  #connected: readonly string[] = [];
  #samples: Samples = {};

  constructor(options: MeasurementsOptions) {
    this.#options = options;
    this.#reports = new Reports(options.send, options.clock);
  }

  get = (): Samples => this.#samples;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  sampled(callId: string, sample: Sample): void {
    if (callId === "") return;
    if (callId !== this.#callId) this.#begin(callId);
    const { peerUserId } = sample;
    const kept = [...(this.#samples[peerUserId] ?? []), sample].slice(-shownLength);
    // The last one of a connection comes when it is closed.
    if (this.#connected.includes(peerUserId)) this.#show({ ...this.#samples, [peerUserId]: kept });
    this.#reports.sample(callId, { ...sample, at: sample.at + this.#options.serverOffset() });
  }

  happened(callId: string, happening: Happening): void {
    if (callId === "") return;
    const { clock, serverOffset } = this.#options;
    this.#reports.event(callId, { ...happening, at: clock.now() + serverOffset() });
  }

  /** Who is connected: nobody else's are shown. */
  only(userIds: readonly string[]): void {
    this.#connected = userIds;
    const kept = Object.entries(this.#samples).filter(([userId]) => userIds.includes(userId));
    if (kept.length < Object.keys(this.#samples).length) this.#show(Object.fromEntries(kept));
  }

  /** A call is over. Its last samples come within a moment, from connections that are being closed. */
  over(): void {
    this.#options.clock.after(lastMs, () => void this.#reports.flush());
  }

  /** The page goes away. */
  last(): void {
    this.#reports.last();
  }

  #begin(callId: string): void {
    this.#callId = callId;
    this.#samples = {};
  }

  #show(samples: Samples): void {
    this.#samples = samples;
    const verdicts = Object.entries(verdictsIn(this.#options.userId, samples));
    this.#options.judged(Object.fromEntries(verdicts.map(([id, { mos: _mos, ...rest }]) => [id, rest])));
    for (const listener of this.#listeners) listener();
  }
}

const lastMs = 200;
