import type { Effect, Processed } from "../media/effects";
import type { Clock } from "../ports";
import type { Start, Trouble } from "./effect";

/**
 * `unsupported`: this browser cannot do it. `ready`: switched on, and nothing is open to be changed. `starting`, `on`:
 * as they say. `slow`, `failed`: it has switched itself off, because the processor cannot keep up or because it could
 * not be loaded or has broken down.
 */
export type EffectState = "unsupported" | "off" | "ready" | "starting" | "on" | Trouble;

/** The switch stands at on. */
export const isChosen = (state: EffectState): boolean =>
  state === "ready" || state === "starting" || state === "on";

export interface SwitchOptions {
  /** Undefined: this browser cannot do it. */
  readonly start: Start | undefined;
  /** From telling that it switches itself off until what comes from the device goes out unchanged, in milliseconds. */
  readonly warning: number;
  /** After so many milliseconds a device does not wait for it any longer; it joins in later. Undefined: waits. */
  readonly patience?: number;
  readonly clock: Clock;
  /** Its state may be another one. */
  readonly changed: () => void;
  /** What is wanted is something else. */
  readonly renewed: () => void;
}

interface Beginning {
  readonly abort: AbortController;
  /** Nobody waits for it. */
  late: boolean;
}

/** One effect that the user can switch on and off, and that switches itself off when it must. */
export class EffectSwitch {
  readonly #options: SwitchOptions;
  readonly #beginnings = new Set<Beginning>();
  readonly #running = new Set<Processed>();
  #chosen = false;
  #trouble: Trouble | null = null;
  #wanted: Effect | null = null;

  constructor(options: SwitchOptions) {
    this.#options = options;
  }

  get state(): EffectState {
    if (this.#options.start === undefined) return "unsupported";
    if (!this.#chosen) return "off";
    if (this.#trouble !== null) return this.#trouble;
    if (this.#running.size > 0) return "on";
    return this.#beginnings.size > 0 ? "starting" : "ready";
  }

  /** What is to be done with what comes from a device; null: nothing. */
  get wanted(): Effect | null {
    return this.#wanted;
  }

  /** As the user wants it. */
  choose(on: boolean): void {
    if (on === this.#chosen) return;
    this.#chosen = on;
    this.retry();
  }

  /** Tries again, if it has switched itself off. */
  retry(): void {
    this.#trouble = null;
    for (const { abort } of [...this.#beginnings]) abort.abort();
    this.#renew();
  }

  /** Another function tells those who use the effect to begin anew. */
  #renew(): void {
    const { start, changed, renewed } = this.#options;
    const wanted = start !== undefined && this.#chosen && this.#trouble === null;
    this.#wanted = wanted ? (track) => this.#apply(start, track) : null;
    changed();
    renewed();
  }

  /** Tells first, and only then lets go out what comes from the device. */
  async #giveUp(why: Trouble): Promise<void> {
    const { clock, warning, changed } = this.#options;
    const wanted = this.#wanted;
    this.#trouble ??= why;
    changed();
    await new Promise<void>((resolve) => clock.after(warning, resolve));
    if (this.#wanted === wanted) this.#renew();
  }

  #apply(start: Start, track: MediaStreamTrack): Promise<Processed> {
    const { clock, patience, changed } = this.#options;
    const beginning: Beginning = { abort: new AbortController(), late: false };
    this.#beginnings.add(beginning);
    changed();
    const begun = this.#begin(start, track, beginning);
    if (patience === undefined) return begun;
    return new Promise((resolve, reject) => {
      const stopWaiting = clock.after(patience, () => {
        beginning.late = true;
        reject(new Error("It takes too long to start."));
      });
      begun.then(resolve, reject).finally(stopWaiting);
    });
  }

  async #begin(start: Start, track: MediaStreamTrack, beginning: Beginning): Promise<Processed> {
    const { signal } = beginning.abort;
    try {
      const processed = await start(track, { signal, trouble: (why) => void this.#giveUp(why) });
      if (!beginning.late && !signal.aborted) return this.#keep(processed);
      processed.stop();
    } catch (error) {
      if (!signal.aborted && track.readyState === "live") await this.#giveUp("failed");
      throw error;
    } finally {
      this.#beginnings.delete(beginning);
      this.#options.changed();
    }
    // It is loaded now, and starts quickly.
    if (!signal.aborted) this.#renew();
    throw new Error("Nobody waits for it any more.");
  }

  #keep(processed: Processed): Processed {
    const kept: Processed = {
      track: processed.track,
      stop: () => {
        if (!this.#running.delete(kept)) return;
        processed.stop();
        this.#options.changed();
      },
    };
    this.#running.add(kept);
    return kept;
  }
}
