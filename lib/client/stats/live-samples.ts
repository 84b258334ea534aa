import type { Samples } from "./verdicts";

/** What was measured lately, for who shows it. `subscribe` is that of a store: it returns how to stop. */
export interface LiveSamples {
  get(): Samples;
  subscribe(listener: () => void): () => void;
}
