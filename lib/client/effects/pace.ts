/** When an effect counts as too much for the processor. Times in milliseconds. */
export interface PaceLimits {
  /** The mean of what is noted may not be above this for a whole window. */
  readonly most: number;
  readonly window: number;
  /** Notes of the beginning do not count: code is still being compiled. */
  readonly warmUp: number;
}

export interface Pace {
  /** Notes a cost at a time of one's clock. False: the processor cannot keep up. */
  note(at: number, cost: number): boolean;
}

/** Watches what an effect costs. A short hitch does not count, only what lasts for a window. */
export function createPace({ most, window, warmUp }: PaceLimits): Pace {
  let notes: { readonly at: number; readonly cost: number }[] = [];
  let begin: number | undefined;
  return {
    note(at, cost) {
      begin ??= at + warmUp;
      if (at < begin) return true;
      notes = [...notes.filter((note) => note.at > at - window), { at, cost }];
      if (at - begin < window) return true;
      return notes.reduce((sum, note) => sum + note.cost, 0) / notes.length <= most;
    },
  };
}
