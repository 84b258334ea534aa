import { test as base } from "@playwright/test";
import { test } from "./line";
import type { Person } from "./person";
import { everybodyIsTold, isKnownAfterwards, threeInCall } from "./whose-upload";

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
  const three = { ana, lei, mia };
  const callId = await threeInCall(three);
  await line.loseFrom(await portsOf(lei), 0.25);
  await everybodyIsTold(three, callId);
  await line.mend();
  await isKnownAfterwards(three, callId);
});
