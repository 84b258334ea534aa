import { watchGaps } from "./gaps";
import { answer, groupCall, hangUp, invite, leave } from "./group";
import { decodesEverybody, mediaOf } from "./media";
import { expect, inCall, type Person, test } from "./person";

const pagesOf = (people: readonly Person[]) => people.map(({ page }) => page);

test("four people who are called at once see and hear each other, and go in whatever order", async ({
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

  // The last goes, then the host, who comes back, and is not the host any more.
  const missedNothing = await watchGaps(lei, mia);
  await hangUp(tom.page).click();
  await leave(ana);
  await decodesEverybody(pagesOf([lei, mia]));
  await invite(mia, tom, ana);
  await answer(ana, tom);
  await decodesEverybody(pagesOf([ana, lei, mia, tom]));
  await hangUp(ana.page).click();
  await decodesEverybody(pagesOf([lei, mia, tom]));
  await missedNothing();
});

test("an invitation makes a group of two, who miss nothing meanwhile", async ({ people }) => {
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  await inCall(ana, lei);
  const watched = [await watchGaps(ana, lei), await watchGaps(lei, ana)];
  await invite(ana, mia);
  await answer(mia);
  await decodesEverybody(pagesOf([ana, lei, mia]));
  for (const missedNothing of watched) await missedNothing();
});
