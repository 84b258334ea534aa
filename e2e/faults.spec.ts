import { setTimeout } from "node:timers/promises";
import { type Cut, test } from "./cut-proxy";
import { watchGaps } from "./gaps";
import { asHost, groupCall, hangUp, microphone } from "./group";
import { decodesEverybody, mediaOf } from "./media";
import { expect, inCall, type Person } from "./person";
import { tell } from "./tell";

const isMuted = ({ page }: Person, other: Person) =>
  page.getByText(`${other.name}: microphone off`, { exact: true });
const lost = ({ page }: Person) => page.getByText("The connection was lost").first();

for (const how of ["refused", "stalled"] satisfies Cut[]) {
  test(`who does not reach the server for five seconds (${how}) misses nothing of a call`, async ({
    person,
    way,
  }) => {
    const ana = await person("Ana", { through: way.url });
    const lei = await person("Lei");
    await inCall(ana, lei);
    const watched = [await watchGaps(ana, lei), await watchGaps(lei, ana)];
    way.cut(how);
    const over = setTimeout(5_000);
    await microphone(lei.page).click();
    await over;
    way.mend();
    await expect(isMuted(ana, lei)).toBeAttached({ timeout: 20_000 });
    for (const { page } of [ana, lei]) await expect(hangUp(page)).toBeVisible();
    const [framesOfLei, allOfAna] = watched;
    await framesOfLei?.({ sound: false });
    await allOfAna?.();

    await microphone(ana.page).click();
    await expect(isMuted(lei, ana)).toBeAttached();
    await hangUp(ana.page).click();
    await expect(lei.page.getByText(`${ana.name} hung up`).first()).toBeVisible();
  });
}

test("a server that crashes and comes back ends nothing among three, who can hang up afterwards", async ({
  people,
  app,
}) => {
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  const all = [ana.page, lei.page, mia.page];
  await groupCall(ana, lei, mia);
  await decodesEverybody(all);
  const watched = [await watchGaps(ana, lei), await watchGaps(lei, mia), await watchGaps(mia, ana)];
  await app.kill();
  await app.start();
  await decodesEverybody(all);
  await microphone(mia.page).click();
  for (const each of [ana, lei]) await expect(isMuted(each, mia)).toBeAttached({ timeout: 20_000 });
  const [ofLei, ofMia, ofAna] = watched;
  await Promise.all([ofLei?.(), ofMia?.({ sound: false }), ofAna?.()]);

  await hangUp(mia.page).click();
  await decodesEverybody([ana.page, lei.page]);
  await asHost(ana.page, "End call for everybody");
  await expect(lei.page.getByText("The host ended the call for everybody").first()).toBeVisible();
});

test.describe("for longer than anybody waits", () => {
  test.skip(!process.env.FULL, "as long as it is for people; `npm run test:full` runs them");
  test.describe.configure({ timeout: 150_000 });

  test("who does not reach the server for 40 seconds has left: the call of two has ended, at both", async ({
    person,
    way,
  }) => {
    const ana = await person("Ana", { through: way.url });
    const lei = await person("Lei");
    await inCall(ana, lei);
    way.cut("refused");
    const since = performance.now();
    const over = setTimeout(40_000);
    await expect(lost(lei)).toBeVisible({ timeout: 35_000 });
    tell(`ended after ${((performance.now() - since) / 1_000).toFixed(1)} s`);
    await over;
    way.mend();
    await expect(lost(ana)).toBeVisible({ timeout: 15_000 });
    expect((await mediaOf(ana.page)).peers).toBe(0);
  });

  test("of three, who does not reach the server for 40 seconds has left, and the others talk on", async ({
    person,
    way,
  }) => {
    const ana = await person("Ana");
    const lei = await person("Lei");
    const mia = await person("Mia", { through: way.url });
    await groupCall(ana, lei, mia);
    await decodesEverybody([ana.page, lei.page, mia.page]);
    const missedNothing = await watchGaps(ana, lei);
    way.cut("stalled");
    const over = setTimeout(40_000);
    for (const { page } of [ana, lei])
      await expect(page.getByRole("listitem", { name: mia.name, exact: true })).toBeHidden({
        timeout: 45_000,
      });
    await over;
    way.mend();
    await expect(hangUp(mia.page)).toBeHidden({ timeout: 15_000 });
    await decodesEverybody([ana.page, lei.page]);
    await missedNothing();
    expect((await mediaOf(mia.page)).peers).toBe(0);
  });
});
