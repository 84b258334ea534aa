import path from "node:path";
import { buildApplication } from "./build-application";
import { exitOf, passSignals, startNode } from "./child";
import { ensureChromium } from "./chromium";
import { run } from "./run";

/** Tests in a browser against the production build. Arguments go to Playwright. */
await run(async () => {
  const chromium = await ensureChromium(console.log);
  await buildApplication(console.log);
  const cli = path.join("node_modules", "@playwright", "test", "cli.js");
  const args = [cli, "test", "--config", "e2e/playwright.config.ts", ...process.argv.slice(2)];
  const tests = startNode(args, { CHROMIUM: chromium });
  passSignals((signal) => tests.kill(signal));
  return exitOf(tests);
});
