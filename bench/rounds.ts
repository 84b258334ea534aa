/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  if (low === undefined || high === undefined) throw new Error("there is no median of nothing");
  return (low + high) / 2;
}

/** The median of the ratios within each round, so that what slows a whole round down cancels out. */
export function medianRatio(values: readonly number[], baseline: readonly number[]): number {
  return median(values.map((value, round) => value / (baseline[round] ?? NaN)));
}

/**
 * Runs all cases in each round, in turn forwards and backwards, so that drift and what went before hit all alike. What
 * the first round measures is thrown away: it warms up. Answers the values of each case, a round each.
 */
export async function interleaved<T>(rounds: number, cases: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const results: T[][] = cases.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    const order = [...cases.entries()];
    for (const [index, measure] of round % 2 === 0 ? order : order.reverse()) {
      const result = await measure();
      if (round > 0) results[index]?.push(result);
    }
  }
  return results;
}

/** Does it `times` times in each of so many lanes at once. Answers the milliseconds for one time: all / (lanes × times). */
export async function inLanes(
  lanes: number,
  times: number,
  work: (lane: number) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let time = 0; time < times; time++) await work(lane);
    }),
  );
  return (performance.now() - start) / (lanes * times);
}
