import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fuzz, openFuzz } from "./fuzz/fuzz";
import { growth } from "./fuzz/memory";
import { targets } from "./fuzz/targets";
import { connected } from "./testing/calls";

const usual = process.env.FULL ? 200_000 : 20_000;
/** FUZZ_RUNS: another number of inputs. FUZZ_SEED: the same inputs again. */
const inputs = Number(process.env.FUZZ_RUNS ?? usual);
/** The same inputs each time, so that what fails is what was changed; of another number, others each time. */
const chance = inputs === 20_000 ? 43 : Date.now() % 2 ** 31;
const seed = Number(process.env.FUZZ_SEED ?? chance);
const again = `FUZZ_SEED=${seed} FUZZ_RUNS=${inputs}`;
/** With a few inputs chance decides what is reached, and what is warmed up looks like a leak. */
const isShort = inputs < usual;

const say = (line: string) => process.stdout.write(`fuzz: ${line}\n`);
const mebibytes = (octets: number) => (octets / 2 ** 20).toFixed(1);

let fuzz: Fuzz;
beforeAll(async () => {
  fuzz = await openFuzz();
  say(`${inputs} inputs; the same again with ${again}`);
  const started = performance.now();
  await fuzz.run(inputs, seed);
  say(`${((performance.now() - started) / 1000).toFixed(0)} s`);
  say(`MiB held: ${fuzz.held.map(({ octets }) => mebibytes(octets)).join(" ")}`);
  if (process.env.FUZZ_OUTCOMES) for (const line of fuzz.tallies.lines) say(line);
}, inputs * 60);
afterAll(() => fuzz.stop());

test("whatever is sent, nothing is our fault and every reply is one that the document describes", () => {
  expect(fuzz.findings.report, again).toBe("");
});

test.skipIf(isShort)("there is no operation and no command that did not succeed now and then", () => {
  const all = targets.flatMap(({ name, command }) => [
    `http ${name}`,
    ...(command === undefined ? [] : [`socket ${command}`]),
  ]);
  const idle = all.filter((what) =>
    ["ok", "200", "201"].every((outcome) => fuzz.tallies.of(what, outcome) < 5),
  );
  expect(idle, again).toEqual([]);
});

test.skipIf(isShort)("memory is steady", () => {
  const perInput = growth(fuzz.held);
  say(`an input made it grow by ${perInput.toFixed(0)} octets`);
  expect(perInput, again).toBeLessThan(100);
});

test("two people can still call each other afterwards", async () => {
  const [ana, lei] = await Promise.all([fuzz.app.person("Ana"), fuzz.app.person("Lei")]);
  await connected(await ana.client("ana-tab"), await lei.client("lei-tab"), lei);
});
