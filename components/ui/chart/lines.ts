import type { Point, Range, Series } from "./types";

/** Pure: what of the points is drawn, and what is told of them. */

/** With a point of no value wherever nothing was measured for longer than `gap`. */
export function withGaps(points: readonly Point[], gap: number): Point[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before !== undefined && point.at - before.at > gap ? [{ at: before.at + 1 }, point] : [point];
  });
}

/** The least and the most of a line; undefined where nothing was measured. */
export function extentOf(points: readonly Point[]): readonly [number, number] | undefined {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === 0) return undefined;
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
}

const seconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];

/** Round moments, counted from `origin`, at most so many. */
export function timeTicks({ from, to }: Range, origin: number, most: number): number[] {
  const least = (to - from) / Math.max(1, most) / 1000;
  const step = (seconds.find((each) => each >= least) ?? Math.ceil(least)) * 1000;
  const first = origin + Math.ceil((from - origin) / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step);
}

export interface Row {
  readonly at: number;
  /** One for each line: the mean of what was measured then. */
  readonly values: readonly (number | undefined)[];
}

function mean(points: readonly Point[], from: number, to: number): number | undefined {
  const values = points.flatMap(({ at, value }) =>
    value !== undefined && at >= from && at < to ? [value] : [],
  );
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The lines as a table of at most so many rows, each from its moment on. Rows without any value are left out. */
export function rowsOf(series: readonly Series[], range: Range, most: number): Row[] {
  const step = Math.max(1000, (range.to - range.from) / most);
  const count = Math.max(1, Math.ceil((range.to - range.from) / step));
  return Array.from({ length: count }, (_, index): Row => {
    const at = range.from + index * step;
    // What was measured at the very end belongs to the last row.
    const end = index === count - 1 ? Infinity : at + step;
    return { at, values: series.map(({ points }) => mean(points, at, end)) };
  }).filter(({ values }) => values.some((value) => value !== undefined));
}
