import type { StepTimes } from "./full-call";

/** Something that is done over and over, in one lane or in several at once. */
export interface Work {
  /** One round of it, which takes some tenths of a second. */
  run(lanes: number): Promise<Took>;
}

export interface Took {
  /** Milliseconds for one time: those of the round divided by how often it was done in all lanes together. */
  readonly each: number;
  /** Milliseconds for each step of a call, the mean of this round. */
  readonly steps?: StepTimes;
}
