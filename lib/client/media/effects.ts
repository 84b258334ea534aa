import type { Kind } from "../ports";

/** What was made of a track, and is sent in its place. `stop` frees all but the track that it was made of. */
export interface Processed {
  readonly track: MediaStreamTrack;
  stop(): void;
}

/**
 * Makes something else of what comes from a device: a blurred background, sound without noise. The given track is not
 * the effect's to stop. It may take its time: nothing is sent before a device that is opened has gone through it, and
 * what was sent before is sent until it is ready. What rejects leaves the device as it is.
 */
export type Effect = (track: MediaStreamTrack) => Promise<Processed>;

/** Which effects the user wants. */
export interface Effects {
  /** Null: as it comes from the device. The same function for as long as the same is wanted. */
  wanted(kind: Kind): Effect | null;
  /** Tells when what is wanted may have changed. */
  subscribe(listener: () => void): () => void;
}
