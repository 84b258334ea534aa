import type { MediaEventType } from "@/lib/call";
import { type OwnLimits, sampleBetween } from "./difference";
import type { Reading } from "./reading";
import type { Sample } from "./sample";

/** What happened to one's own media. */
export interface Happening {
  readonly type: MediaEventType;
  readonly peerUserId?: string;
}

export interface MeterOptions {
  readonly peerUserId: string;
  readonly sampled: (sample: Sample) => void;
  readonly happened: (happening: Happening) => void;
}

/** Measures one connection, from when media can flow over it until it is closed. */
export class Meter {
  readonly #options: MeterOptions;
  #before: Reading | undefined;
  #relayed: boolean | undefined;

  constructor(options: MeterOptions) {
    this.#options = options;
  }

  /** Media can flow, or can again. Milliseconds since the epoch. */
  begin(at: number): void {
    this.#before ??= { at, streams: [] };
  }

  /** The next reading; nothing is told before {@link begin}, nor twice of one moment. */
  take(now: Reading, limits: OwnLimits): void {
    const before = this.#before;
    if (before === undefined || now.at <= before.at) return;
    this.#before = now;
    this.#options.sampled(sampleBetween(before, now, this.#options.peerUserId, limits));
    this.#tellPath(now);
  }

  #tellPath({ path }: Reading): void {
    if (path === undefined) return;
    const relayed = path.local === "relay" || path.remote === "relay";
    const before = this.#relayed;
    this.#relayed = relayed;
    // That it is direct is as usual at the beginning.
    if (relayed === before || (before === undefined && !relayed)) return;
    this.#options.happened({
      type: relayed ? "relayed" : "direct",
      peerUserId: this.#options.peerUserId,
    });
  }
}
