import { watchGaps } from "./gaps";
import { answer, asHost, groupCall, hangUp, invite } from "./group";
import { decodesEverybody, mediaOf } from "./media";
import { expect, inCall, type Person, test } from "./person";
import { sentPictures } from "./sent";

test.setTimeout(120_000);

const pagesOf = (people: readonly Person[]) => people.map(({ page }) => page);

test.use({ small: true });
test.describe.configure({ timeout: 120_000 });

test("four people who are called at once see and hear each other, and go and come back in whatever order", async ({
  people,
}) => {
  const [ana, lei, mia, tom] = await people("Ana", "Lei", "Mia", "Tom");
  await groupCall(ana, lei, mia, tom);
  await decodesEverybody(pagesOf([ana, lei, mia, tom]));

  // One in the middle goes and comes back.
  const watched = [await watchGaps(ana, lei), await watchGaps(tom, ana)];
  await hangUp(mia.page).click();
  await decodesEverybody(pagesOf([ana, lei, tom]));
  expect((await mediaOf(mia.page)).peers).toBe(0);
  await invite(lei, mia);
  await answer(mia);
  await decodesEverybody(pagesOf([ana, lei, mia, tom]));
  for (const missedNothing of watched) await missedNothing();

  // The last goes, then the host.
  const missedNothing = await watchGaps(lei, mia);
  await hangUp(tom.page).click();
  await asHost(ana.page, "Leave call");
  await decodesEverybody(pagesOf([lei, mia]));
  await invite(mia, tom);
  await answer(tom);
  await decodesEverybody(pagesOf([lei, mia, tom]));
  await missedNothing();
});

test("who placed a call and left it can be invited back into it", async ({ people }) => {
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  await groupCall(ana, lei, mia);
  await decodesEverybody(pagesOf([ana, lei, mia]));
  await asHost(ana.page, "Leave call");
  await decodesEverybody(pagesOf([lei, mia]));
  await invite(mia, ana);
  await answer(ana);
  await decodesEverybody(pagesOf([ana, lei, mia]));
});

/** At most so many bits per second may each picture have that somebody sends. */
const most = async ({ page }: Person) => Math.max(...(await sentPictures(page)).map(({ limit }) => limit));

test("an invitation makes a group of two, who miss nothing meanwhile; the more they are the less each sends to each", async ({
  people,
}) => {
  const [ana, lei, mia, tom] = await people("Ana", "Lei", "Mia", "Tom");
  await inCall(ana, lei);
  const ofTwo = await most(ana);
  const watched = [await watchGaps(ana, lei), await watchGaps(lei, ana)];
  await invite(ana, mia, tom);
  await answer(mia, tom);
  await decodesEverybody(pagesOf([ana, lei, mia, tom]));
  await expect.poll(() => most(ana)).toBeLessThan(ofTwo / 2);
  const ofFour = await most(ana);
  await hangUp(mia.page).click();
  await expect.poll(() => most(ana), { timeout: 20_000 }).toBeGreaterThan(ofFour);
  await hangUp(tom.page).click();
  await expect.poll(() => most(ana), { timeout: 20_000 }).toBe(ofTwo);
  for (const missedNothing of watched) await missedNothing();
});

test("six people see and hear each other", async ({ people }) => {
  test.skip(
    !process.env.FULL,
    "thirty pictures at once are much for a small machine; `npm run test:full` does it",
  );
  test.setTimeout(240_000);
  const [ana, ...others] = await people("Ana", "Lei", "Mia", "Tom", "Eva", "Wei");
  await groupCall(ana, ...others);
  await decodesEverybody(pagesOf([ana, ...others]), { timeout: 90_000 });
});
