import type { Clock } from "../ports";

export const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(ms, resolve));

/** What `task` comes to, or undefined where that takes longer than `ms`. */
export async function within<T>(clock: Clock, ms: number, task: Promise<T>): Promise<T | undefined> {
  let cancel = () => {};
  const over = new Promise<undefined>((resolve) => {
    cancel = clock.after(ms, () => resolve(undefined));
  });
  try {
    return await Promise.race([task, over]);
  } finally {
    cancel();
  }
}

/** The middle one, of at least one. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
