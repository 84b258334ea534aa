import { testApp, type TestApp, testSettings } from "../testing/app";
import { Findings } from "./findings";
import { batchSize, inputsOf } from "./inputs";
import { type Held, heldNow } from "./memory";
import { rest } from "./rest";
import { Session } from "./session";
import { Tallies } from "./tallies";
import { targets } from "./targets";
import { mend, revive } from "./tend";
import { watch } from "./watch";
import { World } from "./world";

/** Deadlines pass while the fuzz runs, and a call is full before everybody is in it. */
const changes = () => ({
  call: {
    ...testSettings().call,
    ringMs: 3_000,
    callerGoneMs: 500,
    participantGoneMs: 500,
    aloneMs: 2_000,
    maxConnected: 4,
  },
  ackMs: 400,
  sweepMs: 200,
});

/** So many inputs are under way at once. */
const atOnce = 8;

/** What is held is looked at so often in a run, the first time when everything has been done often. */
const looks = 4;

/** A server to be fuzzed, and what has been found. */
export interface Fuzz {
  readonly app: TestApp;
  readonly findings: Findings;
  readonly tallies: Tallies;
  readonly held: readonly Held[];
  /** Sends so many inputs, or fewer where enough was found. */
  run(inputs: number, seed: number): Promise<void>;
  stop(): Promise<void>;
}

export async function openFuzz(): Promise<Fuzz> {
  const app = await testApp(changes());
  const findings = new Findings();
  const tallies = new Tallies();
  const held: Held[] = [];
  const world = await World.open(app, ["Ana", "Lei", "Mia", "Noa", "Oli", "Pia"]);
  const session = new Session(app, world, findings, tallies);
  const unwatch = watch(findings, () => session.underway);
  return {
    app,
    findings,
    tallies,
    held,
    run: async (inputs, seed) => {
      let reviving = false;
      const batches = inputsOf(targets, seed);
      for (let sent = 0; sent < inputs && !findings.enough; sent += batchSize) {
        await mend(app, world);
        await inFlight(batches.next().value.entries(), async ([n, input]) => {
          if (n % 5 === 0 && !reviving) {
            reviving = true;
            await revive(world, session, n / 5);
            reviving = false;
          }
          await session.serve(input);
        });
        const after = sent + batchSize;
        if (!isDue(sent, after, inputs)) continue;
        await rest(app, session);
        held.push({ after, octets: await heldNow() });
      }
    },
    stop: async () => {
      session.close();
      await app.stop();
      unwatch();
    },
  };
}

const isDue = (before: number, after: number, inputs: number): boolean =>
  Math.floor((after * looks) / inputs) > Math.floor((before * looks) / inputs);

/** Serves all of these, so many at a time. */
async function inFlight<T>(items: IterableIterator<T>, serve: (item: T) => Promise<void>): Promise<void> {
  const worker = async () => {
    for (const item of items) await serve(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
