import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { buildApplication } from "./build-application";
import { exitOf, passSignals, startNode } from "./child";
import { ensureChromium } from "./chromium";
import { ensureAiortc } from "./aiortc";
import { ensureCoturn } from "./coturn";
import { openNetwork } from "./network";
import { run } from "./run";

const cli = path.join("node_modules", "@playwright", "test", "cli.js");

const network = "--project=network";

/**
 * All tests: first those without media, two at a time; then the others, one after another; and in full those that break
 * the network, in one of their own.
 */
const everything = [
  ["--project=screens", "--workers=2"],
  ["--project=media"],
  ...(process.env.FULL ? [[network]] : []),
];

/** Starts Playwright. It has `ended` when what it ran in is gone too. */
async function startTests(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ tests: ChildProcess; ended: Promise<number> }> {
  const command = [cli, "test", "--config", "e2e/playwright.config.ts", ...args];
  if (!args.includes(network)) {
    const tests = startNode(command, env);
    return { tests, ended: exitOf(tests) };
  }
  const { prefix, close } = await openNetwork(console.log);
  const tests = startNode(command, { ...env, OWN_NETWORK: "1" }, prefix);
  return { tests, ended: exitOf(tests).finally(close) };
}

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
  if (given.length === 0 && !process.env.FULL)
    console.log("Tests with a network that fails take minutes and need root: `npm run test:full` runs them.");
  let worst = 0;
  for (const args of given.length > 0 ? [given] : everything) {
    if (stopped) break;
    const started = await startTests(args, env);
    tests = started.tests;
    worst = Math.max(worst, await started.ended);
  }
  return worst;
});
