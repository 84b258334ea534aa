export interface Label {
  /** Where the mark is, and how wide its words are, in pixels; labels are in the order of `x`. */
  readonly x: number;
  readonly width: number;
}

export interface Placed {
  /** The left edge of the words. */
  readonly left: number;
  readonly row: number;
}

const between = 8;

/**
 * Places words beside their marks, in the first row where they touch no others: after the mark, or before it where the
 * chart ends. Undefined: there is no room for them.
 */
export function placeLabels(
  labels: readonly Label[],
  { left, right }: { readonly left: number; readonly right: number },
  rows: number,
): (Placed | undefined)[] {
  const ends = Array.from({ length: rows }, () => -Infinity);
  return labels.map(({ x, width }) => {
    const start = Math.max(left, Math.min(x + 3, right - width));
    const row = ends.findIndex((end) => end + between <= start);
    if (row < 0) return undefined;
    ends[row] = start + width;
    return { left: start, row };
  });
}
