import { openDatabases } from "../database";
import { interleaved } from "../rounds";
import type { Scope } from "../scope";
import { bareRelay, bareTransaction, emptyHandler } from "./baselines";
import { callsThrough, doors } from "./doors";
import { type Measured, report } from "./report";
import type { Took, Work } from "./work";

const ROUNDS = 7;
const MANY = 16;

/** What a full call costs the server through each door, against the bare parts that it is made of. */
export async function serverWork(scope: Scope): Promise<string> {
  const databases = await openDatabases(scope);
  const works: Work[] = [
    await bareTransaction(scope, databases),
    await bareRelay(scope, MANY),
    await emptyHandler(scope),
  ];
  for (const door of doors) works.push(await callsThrough(scope, databases, door, MANY));
  const cases = [1, MANY].flatMap((lanes) => works.map((work) => () => work.run(lanes)));
  const results = await interleaved(ROUNDS, cases);
  const single = measured(1, results.slice(0, works.length));
  const many = measured(MANY, results.slice(works.length));
  return report(ROUNDS, single, many);
}

function measured(lanes: number, results: readonly Took[][]): Measured {
  const [transaction = [], relay = [], handler = [], ...calls] = results;
  const each = (took: readonly Took[]) => took.map((one) => one.each);
  return {
    lanes,
    transaction: each(transaction),
    relay: each(relay),
    handler: each(handler),
    calls: doors.map((door, index) => {
      const took = calls[index] ?? [];
      return { door, each: each(took), steps: took.flatMap(({ steps }) => steps ?? []) };
    }),
  };
}
