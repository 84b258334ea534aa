import type { Page } from "@playwright/test";
import { everybodyCanUse } from "./keyboard";
import { expect, inCall, test } from "./person";

const panelOf = (page: Page) => page.getByRole("region", { name: "Statistics", exact: true });
const rowOf = (page: Page, name: string) =>
  panelOf(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) });

/** Bits received in sound and picture since the beginning, and the size of the picture, as the browser tells. */
const receivedBy = (page: Page) =>
  page.evaluate(async () => {
    const [peer] = globalThis.ringbackPeers?.() ?? [];
    const rows = [...((await peer?.getStats())?.values() ?? [])] as RTCInboundRtpStreamStats[];
    const inbound = rows.filter(({ type }) => type === "inbound-rtp");
    return {
      at: Math.max(...inbound.map(({ timestamp }) => timestamp)),
      bits: inbound.reduce((sum, { bytesReceived = 0 }) => sum + bytesReceived * 8, 0),
      size: `${Math.max(...inbound.map(({ frameWidth = 0 }) => frameWidth))}×${Math.max(...inbound.map(({ frameHeight = 0 }) => frameHeight))}`,
    };
  });

test("while I talk I see what the connection does, as numbers and as lines, and how good it is", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  const { page } = ana;
  await expect(page.getByRole("img", { name: /^Connection: (Good|Excellent)/ })).toBeVisible({
    timeout: 20_000,
  });

  await page.keyboard.press("n");
  const panel = panelOf(page);
  await expect(panel).toBeFocused();
  const bitrate = rowOf(page, "Bit rate").getByRole("cell");
  await expect(bitrate.first()).toHaveText(/^[1-9][\d,]* kbit\/s$/);
  await expect(bitrate.last()).toHaveText(/^[1-9][\d,]* kbit\/s$/);
  const before = await receivedBy(page);
  await expect(rowOf(page, "Picture size").getByRole("cell").first()).toHaveText(before.size);
  await expect(rowOf(page, "Way")).toContainText("Direct, over UDP");
  await expect(rowOf(page, "Codecs")).toContainText("opus, VP8");
  await expect(rowOf(page, "Loss").getByRole("cell").first()).toHaveText(/^[\d.]+%$/);
  await expect(rowOf(page, "Round trip")).toContainText(/\d+ ms/);
  await expect(panel.getByText(`From ${lei.name}`)).toBeVisible();
  await expect(panel.getByText("Estimated MOS").first()).toBeVisible();

  // Over some seconds it is about what the browser counts.
  const chart = panel.getByRole("img", { name: /^Bit rate\. Received: [\d,]+–[\d,]+ kbit\/s/ });
  await expect(chart).toBeVisible();
  const shown = async () => Number((await bitrate.first().textContent())?.replace(/\D/g, ""));
  await expect
    .poll(
      async () => {
        const now = await receivedBy(page);
        return (await shown()) / ((now.bits - before.bits) / (now.at - before.at));
      },
      { timeout: 20_000, intervals: [2_000] },
    )
    .toBeCloseTo(1, 0);

  await panel.getByText("In numbers").first().click();
  await expect(panel.getByRole("region", { name: "Bit rate" }).getByRole("row")).not.toHaveCount(1);
  await everybodyCanUse(page, "statistics");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});
