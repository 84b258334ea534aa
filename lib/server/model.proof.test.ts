import { afterAll, beforeAll, expect, test } from "vitest";
import { checkHistories, type Extent, storyOf } from "./model/check";
import { asSettings } from "./model/rules";
import { testApp, testSettings, type TestApp } from "./testing/app";

let app: TestApp;
beforeAll(async () => {
  app = await testApp(asSettings(testSettings()));
});
afterAll(() => app.stop());

const { MODEL_RUNS, MODEL_SEED, MODEL_PATH, FULL } = process.env;

/**
 * As many histories as fit into two minutes; with MODEL_RUNS or FULL a number of them, however long it takes. MODEL_SEED
 * draws the same ones again, with MODEL_PATH only the one that failed.
 */
const runs = MODEL_RUNS === undefined ? (FULL ? 2_000 : undefined) : Number(MODEL_RUNS);

/** In time, always the same ones, so that what fails is what was changed; by number, others each time. */
const seed = MODEL_SEED === undefined ? (runs === undefined ? 20_261_125 : undefined) : Number(MODEL_SEED);

const extent: Extent = {
  runs: runs ?? 100_000,
  timeMs: runs === undefined ? 110_000 : undefined,
  seed,
  path: MODEL_PATH,
  shrinks: true,
};

test(
  "whatever people do with calls, at once or one after another, the server does what the semantics say",
  async () => {
    const began = performance.now();
    const details = await checkHistories(app, extent);
    const seconds = Math.round((performance.now() - began) / 1_000);
    process.stdout.write(`model: ${details.numRuns} histories in ${seconds} s, MODEL_SEED=${details.seed}\n`);
    if (details.failed) expect.fail(storyOf(details));
    if (runs !== undefined && MODEL_PATH === undefined) expect(details.numRuns).toBeGreaterThanOrEqual(runs);
  },
  6 * 3_600_000,
);
