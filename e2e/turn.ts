import type { Page, PlaywrightWorkerOptions } from "@playwright/test";
import { type Coturn, startCoturn } from "./coturn";
import { test as base } from "./person";
import { type App, expect, startApp } from "./server";

const program = process.env.COTURN;
const full = Boolean(process.env.FULL);
const reason = full
  ? "coturn is not installed, and could not be"
  : "The tests with a TURN server run in `npm run test:full` only.";
if (!program) process.stdout.write(`${reason}\n`);

/** Browsers that trust a certificate which nobody vouches for; an application that knows a TURN server. */
export const test = base.extend<
  object,
  Pick<PlaywrightWorkerOptions, "launchOptions"> & { coturn: Coturn; turnEnv: Record<string, string> }
>({
  turnEnv: [{}, { option: true, scope: "worker" }],
  launchOptions: [
    ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), "--ignore-certificate-errors"] }),
    { scope: "worker" },
  ],
  coturn: [
    async ({}, use) => {
      if (!program) throw new Error(reason);
      const coturn = await startCoturn(program);
      await use(coturn);
      await coturn.close();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ coturn, turnEnv }, use) => {
      const app: App & { close(): Promise<void> } = await startApp({ env: { ...coturn.env, ...turnEnv } });
      await use(app);
      await app.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** To stand at the top of each file: without coturn its tests are skipped, but where all are to run they fail. */
export const skipped = [!program && !full, reason] as const;

/** The result of one check. */
export const row = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

/** Waits for this sentence at the top. */
export async function check(page: Page, verdict: string): Promise<void> {
  await page.goto("/network");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("heading", { name: verdict })).toBeVisible({ timeout: 90_000 });
}

export { expect } from "./server";
