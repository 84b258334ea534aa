import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { buildApplication } from "./build-application";
import { exitOf, passSignals, startNode } from "./child";
import { ensureChromium } from "./chromium";
import { ensureAiortc } from "./aiortc";
import { ensureCoturn } from "./coturn";
import { run } from "./run";

const cli = path.join("node_modules", "@playwright", "test", "cli.js");

/** All tests: first those without media, two at a time; then the others, one after another. */
const everything = [["--project=screens", "--workers=2"], ["--project=media"]];

/** Tests in a browser against the production build. Arguments go to Playwright; without any, all tests run. */
await run(async () => {
  const chromium = await ensureChromium(console.log);
  const python = await ensureAiortc(console.log);
  // Only the long run needs it.
  const coturn = process.env.FULL ? await ensureCoturn(console.log) : undefined;
  await buildApplication(console.log);
  const env = {
    CHROMIUM: chromium,
    ...(python === undefined ? {} : { AIORTC_PYTHON: python }),
    ...(coturn === undefined ? {} : { COTURN: coturn }),
  };
  const given = process.argv.slice(2);
  let tests: ChildProcess | undefined;
  let stopped = false;
  passSignals((signal) => {
    stopped = true;
    tests?.kill(signal);
  });
  let worst = 0;
  for (const args of given.length > 0 ? [given] : everything) {
    if (stopped) break;
    tests = startNode([cli, "test", "--config", "e2e/playwright.config.ts", ...args], env);
    worst = Math.max(worst, await exitOf(tests));
  }
  return worst;
});
