import type { Door } from "./doors";
import { SIGNALS, type Step } from "./full-call";

/** Milliseconds for one time, one value a round. */
export interface Baselines {
  readonly transaction: readonly number[];
  readonly relay: readonly number[];
  readonly handler: readonly number[];
}

type Parts = Partial<Record<keyof Baselines, number>>;

/** What is kept takes a transaction. */
const kept: Parts = { transaction: 1 };
const keptByRequest: Parts = { transaction: 1, handler: 1 };

/** What each step cannot do without. */
const partsOf: Record<Door, Record<Step, Parts>> = {
  sockets: {
    place: kept,
    ringing: kept,
    answer: kept,
    signals: { relay: SIGNALS },
    "hang up": kept,
  },
  "REST and a socket": {
    place: keptByRequest,
    // The callee's socket says so by itself.
    ringing: kept,
    answer: keptByRequest,
    signals: { relay: SIGNALS, handler: SIGNALS },
    "hang up": keptByRequest,
  },
  "REST alone": {
    place: keptByRequest,
    ringing: keptByRequest,
    answer: keptByRequest,
    // A signal to who holds no socket is stored.
    signals: { transaction: SIGNALS, handler: SIGNALS },
    "hang up": keptByRequest,
  },
};

/** What these steps would take if they were nothing but their bare parts: milliseconds, one value a round. */
export function bare(door: Door, steps: readonly Step[], baselines: Baselines): number[] {
  const parts = steps.map((step) => partsOf[door][step]);
  return baselines.transaction.map((_, round) =>
    parts.reduce((sum, part) => sum + timeOf(part, baselines, round), 0),
  );
}

const timeOf = ({ transaction = 0, relay = 0, handler = 0 }: Parts, baselines: Baselines, round: number) =>
  transaction * (baselines.transaction[round] ?? NaN) +
  relay * (baselines.relay[round] ?? NaN) +
  handler * (baselines.handler[round] ?? NaN);
