import type { CallStats } from "@/lib/contract";
import { test as base } from "@playwright/test";
import { asks, idOf } from "./asks";
import { groupCall } from "./group";
import { test } from "./line";
import { decodesEverybody } from "./media";
import { expect, type Person } from "./person";
import { tell } from "./tell";

interface Active {
  readonly call: { readonly id: string };
}

/** The ports from which media of this page leave. */
const portsOf = ({ page }: Person): Promise<number[]> =>
  page.evaluate(async () => {
    const reports = await Promise.all((globalThis.ringbackPeers?.() ?? []).map((peer) => peer.getStats()));
    const rows = reports.flatMap((report) => [...report.values()] as Record<string, unknown>[]);
    return rows.filter(({ type }) => type === "local-candidate").map(({ port }) => Number(port));
  });

base.describe.configure({ timeout: 150_000 });

test("when much of what one person sends is lost, everybody is told whose upload it is, and it is known afterwards", async ({
  people,
  line,
}) => {
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  await groupCall(ana, lei, mia);
  await decodesEverybody([ana.page, lei.page, mia.page]);
  const leiId = await idOf(lei.page);
  const { call } = await asks<Active>(ana.page, "GET", `/rtc/active/${await idOf(ana.page)}`);
  const stats = (query = "") => asks<CallStats>(mia.page, "GET", `/rtc/stats/${call.id}${query}`);

  await line.loseFrom(await portsOf(lei), 0.25);
  const blamed = async () =>
    (await stats("?recent=10")).links
      .filter(({ peerUserId }) => peerUserId === leiId)
      .map(({ quality }) => [quality?.cause, quality?.causeUserId === leiId]);
  await expect.poll(blamed, { timeout: 60_000, message: "what comes from Lei" }).toEqual([
    ["upload", true],
    ["upload", true],
  ]);
  for (const { page } of [ana, mia])
    await expect(
      page.getByRole("img", {
        name: new RegExp(`^Connection: (Bad|Poor): ${lei.name}'s upload is the limit`),
      }),
    ).toBeVisible({ timeout: 30_000 });
  await expect(lei.page.getByText(/^Your upload is the limit/).first()).toBeVisible({ timeout: 40_000 });
  const { links } = await stats("?recent=10");
  const worst = Math.max(...links.map(({ lossRatio = 0 }) => lossRatio));
  tell(`a quarter of the packets dropped: ${(worst * 100).toFixed(0)} % of the sound lost, as told`);
  expect(worst).toBeGreaterThan(0.1);
  await line.mend();

  await test.step("and afterwards", async () => {
    await asks(ana.page, "POST", "/rtc/hangup", { callId: call.id, userId: await idOf(ana.page) });
    await expect(mia.page.getByRole("button", { name: "Close" })).toBeVisible();
    const { participants, events = [], series = [] } = await stats("?series=true");
    expect(participants).toHaveLength(3);
    expect(series.length).toBeGreaterThan(20);
    await mia.page.goto(`/call/${call.id}`);
    await expect(mia.page.getByRole("region", { name: "In short" })).toContainText(
      new RegExp(`${lei.name} came through badly`),
    );
    await expect(mia.page.getByRole("main")).toContainText(`${lei.name}'s upload`);
    expect(events.every(({ type }) => type !== "reconnected")).toBe(true);
  });
});
