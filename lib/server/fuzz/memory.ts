import { getHeapCodeStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/**
 * Octets that are still held when everything that nobody holds is gone. Machine code is left out: for as long as the
 * server runs, more of its functions become worth compiling.
 */
export function heldNow(): number {
  collect();
  const { code_and_metadata_size: code, bytecode_and_metadata_size: bytecode } = getHeapCodeStatistics();
  return process.memoryUsage().heapUsed - code - bytecode;
}

/** What was held after so many inputs. */
export interface Held {
  readonly after: number;
  readonly octets: number;
}

/** What is held for a while only makes some samples greater; the least of several is what stays. */
const least = (samples: readonly Held[]): Held =>
  samples.reduce((low, each) => (each.octets < low.octets ? each : low));

/** What stays in the second quarter of a run and in the last, and by how much an input has made it grow. Octets. */
export function growth(samples: readonly Held[]): { early: number; late: number; perInput: number } {
  const all = samples.at(-1)?.after ?? 0;
  const within = (from: number, to: number) =>
    least(samples.filter(({ after }) => after > all * from && after <= all * to));
  const early = within(0.25, 0.5);
  const late = within(0.75, 1);
  const perInput = (late.octets - early.octets) / (late.after - early.after);
  return { early: early.octets, late: late.octets, perInput };
}
