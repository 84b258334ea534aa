/** What was measured at a moment, in milliseconds since the epoch; no value: nothing was. */
export interface Point {
  readonly at: number;
  readonly value?: number;
}

/** One line. Its points are in the order of time. */
export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** Something that happened at a moment, in a few words. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

/** From when to when, in milliseconds since the epoch. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A chart with everything in words that are ready to be drawn. */
export interface Picture {
  readonly series: readonly Series[];
  readonly marks: readonly Mark[];
  readonly range: Range;
  /** The moment from which round times are counted. */
  readonly origin: number;
  /** Points further apart than this, in milliseconds, are not joined. */
  readonly gap: number;
  /** The axis goes up to this at least, so that nothing looks like much. */
  readonly top: number;
  readonly rightToLeft: boolean;
  /** `bare`: on the axis, without its unit. */
  readonly textOf: (value: number, bare?: "bare") => string;
  readonly timeOf: (at: number) => string;
}
