import { test as base } from "@playwright/test";
import { groupCall } from "./group";
import { test } from "./line";
import { decodesEverybody, grows } from "./media";
import { expect, inCall, type Person } from "./person";
import { type Sent, sentPictures } from "./sent";
import { tell } from "./tell";

/** Everybody sees of everybody else that they are coming back. */
const reconnecting = async (people: readonly Person[]) => {
  for (const { page } of people)
    await expect(page.getByText("Reconnecting…", { exact: true })).toHaveCount(people.length - 1, {
      timeout: 20_000,
    });
};

/** They see and hear each other again, soon, and nothing says otherwise. */
async function recovered(people: readonly Person[]): Promise<void> {
  const since = performance.now();
  await decodesEverybody(
    people.map(({ page }) => page),
    { timeout: 20_000 },
  );
  tell(`media again after ${((performance.now() - since) / 1_000).toFixed(1)} s`);
  for (const { page } of people)
    await expect(page.getByText("Reconnecting…", { exact: true })).toHaveCount(0);
}

base.describe.configure({ timeout: 120_000 });

for (const seconds of [9, 25]) {
  test(`two whose media do not arrive for ${seconds} seconds are told so, and then see and hear each other again`, async ({
    people,
    line,
  }) => {
    const [ana, lei] = await people("Ana", "Lei");
    await inCall(ana, lei);
    await line.cutFor(seconds * 1_000, () => reconnecting([ana, lei]));
    await recovered([ana, lei]);
  });

  test(`so it is with three whose media do not arrive for ${seconds} seconds`, async ({ people, line }) => {
    const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
    await groupCall(ana, lei, mia);
    await decodesEverybody([ana.page, lei.page, mia.page]);
    await line.cutFor(seconds * 1_000, () => reconnecting([ana, lei, mia]));
    await recovered([ana, lei, mia]);
  });
}

/** The picture that goes to the only other one. */
async function picture({ page }: Person): Promise<Sent> {
  const [sent] = await sentPictures(page);
  if (sent === undefined) throw new Error("no picture goes out");
  return sent;
}
const words = ({ limit, kilobits, frames }: Sent) =>
  `${kilobits.toFixed(0)} kbit/s and ${frames.toFixed(0)} frames/s of at most ${limit / 1_000} kbit/s`;

test("on a narrow line the picture gets smaller while the sound goes on, and comes back with the line", async ({
  people,
  line,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  const level = async () => (await picture(ana)).limit;
  const wide = await picture(ana);
  await line.narrow(150);
  await expect.poll(level, { timeout: 30_000 }).toBeLessThanOrEqual(wide.limit / 2);
  await expect.poll(async () => (await picture(ana)).kilobits).toBeLessThan(160);
  const narrow = await picture(ana);
  for (const { page } of [ana, lei]) await grows(page, "audioEnergy", 0);
  await line.widen();
  await expect.poll(level, { timeout: 60_000 }).toBe(wide.limit);
  await expect
    .poll(async () => (await picture(ana)).kilobits, { timeout: 30_000 })
    .toBeGreaterThan(1.2 * narrow.kilobits);
  tell(`wide ${words(wide)}; narrow ${words(narrow)}; wide again ${words(await picture(ana))}`);
});
