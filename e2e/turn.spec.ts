import type { Page, PlaywrightWorkerOptions } from "@playwright/test";
import { type Coturn, startCoturn } from "./coturn";
import { flows } from "./media";
import { test as base } from "./person";
import { type App, expect, startApp } from "./server";

const program = process.env.COTURN;
const full = Boolean(process.env.FULL);
const reason = full
  ? "coturn is not installed, and could not be"
  : "The tests with a TURN server run in `npm run test:full` only.";
if (!program) process.stdout.write(`${reason}\n`);

/** Browsers that trust a certificate which nobody vouches for; an application that knows a TURN server. */
const test = base.extend<
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
    // eslint-disable-next-line no-empty-pattern
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
test.skip(!program && !full, reason);

const row = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

async function check(page: Page, verdict: string): Promise<void> {
  await page.goto("/network");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("heading", { name: verdict })).toBeVisible({ timeout: 90_000 });
}

test("the relay of the guide's example is good over UDP, TCP and TLS, with its figures", async ({
  person,
}) => {
  test.setTimeout(120_000);
  const { page } = await person("Ana");
  await check(page, "Calls will work here");
  const figure = /[\d.]+ % lost · [\d.]+ ms, [\d.]+ ms at worst/;
  for (const name of ["Relay over UDP", "Relay over TCP", "Relay over TLS"]) {
    await expect(row(page, name)).toContainText("Messages go through the relay and come back.");
    await expect(row(page, name)).toContainText(figure);
  }
  await expect(row(page, "Own address (STUN)")).toContainText("Good");
});

test.describe("with another secret", () => {
  test.use({ turnEnv: { TURN_SECRET: "not the secret of this TURN server" } });

  test("the check says that the secrets differ", async ({ person }) => {
    test.setTimeout(120_000);
    const { page } = await person("Ana");
    await check(page, "Calls will work here with most people");
    for (const name of ["Relay over UDP", "Relay over TCP"])
      await expect(row(page, name)).toContainText("they do not share the same secret");
  });
});

test.describe("where everything is relayed", () => {
  test.use({ turnEnv: { ICE_TRANSPORT_POLICY: "relay" } });

  test("two people hear and see each other through the relay on both sides", async ({ people }) => {
    const [ana, lei] = await people("Ana", "Lei");
    await ana.call(lei.name, "video");
    await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
    await flows([ana.page, lei.page], { video: true });
    for (const { page } of [ana, lei]) {
      const types = await page.evaluate(async () => {
        const [peer] = globalThis.ringbackPeers?.() ?? [];
        const rows = new Map<string, Record<string, unknown>>();
        (await peer?.getStats())?.forEach((each: Record<string, unknown>) => rows.set(String(each.id), each));
        const transport = [...rows.values()].find(({ type }) => type === "transport");
        const pair = rows.get(String(transport?.selectedCandidatePairId));
        return [pair?.localCandidateId, pair?.remoteCandidateId].map(
          (id) => rows.get(String(id))?.candidateType,
        );
      });
      expect(types).toEqual(["relay", "relay"]);
    }
  });
});
