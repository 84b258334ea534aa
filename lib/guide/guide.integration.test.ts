import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp, testSettings, type TestApp } from "@/lib/server/testing/app";
import { chapterNames, guideLanguages } from "./chapters";
import { markdownOf } from "./files";
import { isThere, wrongIn } from "./testing/run";

const missing = (
  await Promise.all(["curl", "bash"].map(async (name) => ((await isThere(name)) ? [] : [name])))
).flat();
const reason = `The guide is not tested: ${missing.join(" and ")} is not installed.`;
if (missing.length > 0) process.stdout.write(`${reason}\n`);

describe.skipIf(missing.length > 0 && !process.env.FULL)("the commands of the guide do what it says", () => {
  let app: TestApp;
  beforeAll(async () => {
    if (missing.length > 0) throw new Error(reason);
    // Everybody in the guide signs up from this machine.
    const rates = { ...testSettings().rates, general: 100, calls: 10, signals: 50, signalsBurst: 400 };
    // The receiver of the chapter on webhooks is on this machine.
    const outbound = { hosts: ["127.0.0.1"], plainHttp: false };
    app = await testApp({ rates, outbound });
  });
  afterAll(() => app.stop());

  for (const language of guideLanguages) {
    test.each(chapterNames)(
      `${language}: %s`,
      async (name) => {
        const wrong = await wrongIn(await markdownOf(language, name), { BASE: `${app.url}/api/v1` });
        expect(wrong.join("\n\n")).toBe("");
      },
      60_000,
    );
  }
});
