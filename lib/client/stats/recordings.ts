import { readFileSync } from "node:fs";
import { type Reading, readingOf } from "./reading";

/** For tests: what `getStats` of two connections to each other told, as a browser said it, every 2 s. */
export interface Recording {
  readonly browser: string;
  /** Both ends, by what was done just before; `a` and `b` are in one call. */
  readonly readings: readonly { readonly step: string; readonly a: Reading; readonly b: Reading }[];
}

interface Recorded {
  readonly browser: string;
  readonly readings: readonly (Record<"step", string> & Record<"a" | "b", { readonly id: string }[]>)[];
}

const reading = (rows: readonly { readonly id: string }[]): Reading =>
  readingOf(new Map(rows.map((row) => [row.id, row])));

export function recording(name: "chromium" | "firefox"): Recording {
  const file = new URL(`recorded/${name}.json`, import.meta.url);
  const { browser, readings } = JSON.parse(readFileSync(file, "utf8")) as Recorded;
  return {
    browser,
    readings: readings.map(({ step, a, b }) => ({ step, a: reading(a), b: reading(b) })),
  };
}
