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
  /** By the clock of the page. */
  #begun: number | undefined;
  #before: Reading | undefined;
  #relayed: boolean | undefined;

  constructor(options: MeterOptions) {
    this.#options = options;
  }

  /** Media can flow, or can again. Milliseconds since the epoch. */
  begin(at: number): void {
    this.#begun ??= at;
  }

  /**
   * The next reading, which was made at `at`, milliseconds since the epoch: the clock of readings stands still while the
   * machine sleeps, so it tells how long something took, and not when it was. Nothing is told before {@link begin}, nor
   * twice of one moment.
   */
  take(now: Reading, at: number, limits: OwnLimits): void {
    if (this.#begun === undefined) return;
    const before = this.#before ?? { at: now.at - (at - this.#begun), streams: [] };
    if (now.at <= before.at) return;
    this.#before = now;
    const sample = sampleBetween(before, now, this.#options.peerUserId, limits);
    this.#options.sampled({ ...sample, at });
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
