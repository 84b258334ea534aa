import type { Processed } from "../media/effects";

/** Why an effect is not to be had: the processor is too slow for it, or it cannot be loaded or has broken down. */
export type Trouble = "slow" | "failed";

export interface Running {
  /** Nobody waits for it any more: `start` rejects. */
  readonly signal: AbortSignal;
  /** Said once at most, while it runs: it goes on as well as it can until it is stopped. */
  readonly trouble: (why: Trouble) => void;
}

/** Begins an effect on a track; resolves with the first that comes out of it, and rejects if nothing will. */
export type Start = (track: MediaStreamTrack, running: Running) => Promise<Processed>;
