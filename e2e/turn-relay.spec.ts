import { asks, idOf } from "./asks";
import { flows } from "./media";
import { expect, skipped, test } from "./turn";

test.skip(...skipped);
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
  // Who is called answers with an account in the name of the call.
  const names = await lei.page.evaluate(() =>
    (globalThis.ringbackPeers?.() ?? [])
      .flatMap((peer) => peer.getConfiguration().iceServers ?? [])
      .flatMap(({ username }) => username || []),
  );
  const { call } = await asks<{ call: { id: string } }>(
    lei.page,
    "GET",
    `/rtc/active/${await idOf(lei.page)}`,
  );
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).toContain(call.id);
});
