import type { CallStats } from "@/lib/contract";
import { asks, idOf } from "./asks";
import { groupCall } from "./group";
import { decodesEverybody } from "./media";
import { expect, type Person } from "./person";
import { tell } from "./tell";

interface Active {
  readonly call: { readonly id: string };
}

/** Three people in a call, the second of whom has a line that is made bad. */
export interface Three {
  readonly ana: Person;
  readonly lei: Person;
  readonly mia: Person;
}

/** All three talk. The id of their call. */
export async function threeInCall({ ana, lei, mia }: Three): Promise<string> {
  await groupCall(ana, lei, mia);
  await decodesEverybody([ana.page, lei.page, mia.page]);
  return (await asks<Active>(ana.page, "GET", `/rtc/active/${await idOf(ana.page)}`)).call.id;
}

const statsFor = ({ page }: Person, callId: string, query: string) =>
  asks<CallStats>(page, "GET", `/rtc/stats/${callId}${query}`);

/** A quarter of what Lei sends is lost: each of the three is told whose upload it is, and so is a program. */
export async function everybodyIsTold({ ana, lei, mia }: Three, callId: string): Promise<void> {
  const leiId = await idOf(lei.page);
  const blamed = async () =>
    (await statsFor(mia, callId, "?recent=10")).links
      .filter(({ peerUserId }) => peerUserId === leiId)
      .map(({ quality }) => [quality?.cause, quality?.causeUserId === leiId]);
  await expect.poll(blamed, { timeout: 60_000, message: "what comes from Lei" }).toEqual([
    ["upload", true],
    ["upload", true],
  ]);
  for (const { page } of [ana, mia])
    await expect(
      page
        .getByRole("img", { name: new RegExp(`^Connection: (Bad|Poor): ${lei.name}'s upload is the limit`) })
        .first(),
    ).toBeVisible({ timeout: 30_000 });
  await expect(lei.page.getByText(/^Your upload is the limit/).first()).toBeVisible({ timeout: 40_000 });
  const { links } = await statsFor(mia, callId, "?recent=10");
  const worst = Math.max(...links.map(({ lossRatio = 0 }) => lossRatio));
  tell(`a quarter of the packets dropped: ${(worst * 100).toFixed(0)} % of the sound lost, as told`);
  expect(worst).toBeGreaterThan(0.1);
}

/** The call is over, and its page says the same. */
export async function isKnownAfterwards({ ana, lei, mia }: Three, callId: string): Promise<void> {
  await asks(ana.page, "POST", "/rtc/hangup", { callId, userId: await idOf(ana.page) });
  await expect(mia.page.getByRole("button", { name: "Close", exact: true })).toBeVisible();
  const { participants, events = [], series = [] } = await statsFor(mia, callId, "?series=true");
  expect(participants).toHaveLength(3);
  expect(series.length).toBeGreaterThan(20);
  expect(events.every(({ type }) => type !== "reconnected")).toBe(true);
  await mia.page.goto(`/call/${callId}`);
  await expect(mia.page.getByRole("region", { name: "In short" })).toContainText(
    new RegExp(`${lei.name} came through badly`),
  );
  await expect(mia.page.getByRole("main")).toContainText(`${lei.name}'s upload`);
}
