import { median, medianRatio } from "../rounds";
import { milliseconds, table, times } from "../table";
import { bare, type Baselines } from "./bare-parts";
import type { Door } from "./doors";
import { SIGNALS, type Step, type StepTimes, steps } from "./full-call";

/** Milliseconds, one value a round. */
export interface Measured extends Baselines {
  /** How many calls at once. */
  readonly lanes: number;
  readonly calls: readonly {
    readonly door: Door;
    readonly each: readonly number[];
    readonly steps: readonly StepTimes[];
  }[];
}

/** The tables. `single`: one call at a time; `many`: several at once. */
export function report(rounds: number, single: Measured, many: Measured): string {
  return [
    "### The server's work for a full call",
    `Call, ringing, answer, ${SIGNALS} signals, hang up; each step ends when everybody concerned has been told. Medians of ` +
      `${rounds} rounds in which the cases take turns, each in a process of its own, all on one embedded PostgreSQL that is ` +
      "as durable as in production.",
    callTable([single, many]),
    `The bare parts: a transaction for each step that is kept, ${SIGNALS} relays, over REST an empty route handler for each ` +
      "request; over REST alone nobody holds a socket, so every signal is stored: a transaction instead of a relay. " +
      "With several calls at once, a call's time is that of all of them divided by their number.",
    stepTable(single),
    baselineTable(single, many),
  ].join("\n\n");
}

function callTable(loads: readonly Measured[]): string {
  const rows = loads.flatMap((measured) =>
    measured.calls.map(({ door, each }) => [
      `Over ${door}, ${measured.lanes === 1 ? "one at a time" : `${measured.lanes} at once`}`,
      times(medianRatio(each, bare(door, steps, measured))),
      times(medianRatio(each, measured.transaction)),
      times(medianRatio(each, measured.relay)),
      times(medianRatio(each, measured.handler)),
      milliseconds(median(each)),
    ]),
  );
  const head = ["Full call", "÷ bare parts", "÷ transaction", "÷ relay", "÷ empty handler", "a call"];
  return table(head, rows);
}

const names: Record<Step, string> = {
  place: "Call",
  ringing: "Ringing",
  answer: "Answer",
  signals: `${SIGNALS} signals, one after another`,
  "hang up": "Hang up",
};

function stepTable(measured: Measured): string {
  const rows = steps.map((step) => [
    names[step],
    ...measured.calls.map(({ door, steps: taken }) => {
      const values = taken.map((each) => each[step]);
      const ratio = medianRatio(values, bare(door, [step], measured));
      return `${times(ratio)} (${milliseconds(median(values))})`;
    }),
  ]);
  return table(["Step, ÷ bare parts", ...measured.calls.map(({ door }) => door)], rows);
}

const baselineNames: Record<keyof Baselines, string> = {
  transaction: "Transaction: select for update, update, insert, with drizzle",
  relay: "Relay: a message through Socket.IO, acknowledged by the other side",
  handler: "Empty route handler: Next in a custom server with nothing else in it",
};

function baselineTable(single: Measured, many: Measured): string {
  const rows = (["transaction", "relay", "handler"] as const).map((name) => [
    baselineNames[name],
    milliseconds(median(single[name])),
    milliseconds(median(many[name])),
  ]);
  return table(["Bare part", "one at a time", `${many.lanes} at once`], rows);
}
