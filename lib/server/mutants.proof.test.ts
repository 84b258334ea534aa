import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type * as Calls from "@/lib/call";
import { checkHistories } from "./model/check";
import type { Switch } from "./model/faulty-core";
import { mutants } from "./model/mutants";
import { asSettings } from "./model/rules";
import { testApp, testSettings, type TestApp } from "./testing/app";

const decides = vi.hoisted((): Switch => ({}));
vi.mock("@/lib/call", async (original) => {
  const { switched } = await import("./model/faulty-core");
  return switched(await original<typeof Calls>(), decides);
});

let app: TestApp;
beforeAll(async () => {
  app = await testApp(asSettings(testSettings()));
});
afterAll(() => app.stop());

/** The same histories each time, so that this test is as quick tomorrow; the time is for a machine that is busy. */
const extent = { runs: 200, seed: 42, shrinks: false };
const timeMs = 120_000;

test.each(mutants)(
  "the model finds out that $name",
  async (mutant) => {
    decides.mutant = mutant;
    const details = await checkHistories(app, extent);
    decides.mutant = undefined;
    expect(details.failed).toBe(true);
    expect(details.errorInstance).toMatchObject({ name: "Disagreement" });
  },
  timeMs,
);
