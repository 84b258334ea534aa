import { type Reader, wholeNumber } from "./readers";

/** One setting: an environment variable. `F` is undefined where the default depends on other settings. */
export interface Variable<T, F extends T | undefined> {
  readonly fallback: F;
  /** The default in words, where it is not simply the value. */
  readonly otherwise?: string;
  readonly meaning: string;
  readonly allowed: string;
  readonly read: Reader<T>;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const milliseconds = (
  value: number,
  least: number,
  most: number,
  meaning: string,
): Variable<number, number> => ({
  fallback: value,
  meaning,
  allowed: `milliseconds, ${least} to ${most}`,
  read: wholeNumber(least, most),
});

export const rate = (value: number, meaning: string): Variable<number, number> => ({
  fallback: value,
  meaning,
  allowed: "1 to 1000000",
  read: wholeNumber(1, 1_000_000),
});
