import type { Page } from "@playwright/test";
import { groupCall, hangUp, microphone } from "./group";
import { decodes, decodesEverybody, energyFrom, mediaOf } from "./media";
import { expect, type Person, test } from "./person";
import { countRingers } from "./ringers";
import { tell } from "./tell";

declare global {
  /** All that the page was given of microphones and cameras. */
  var captured: MediaStreamTrack[] | undefined;
}

/** Runs in every page before anything of ours. */
function keepCaptured(): void {
  const tracks: MediaStreamTrack[] = [];
  globalThis.captured = tracks;
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

const rangIn = (page: Page) => page.evaluate(() => globalThis.rang);
const camera = (page: Page) => page.getByRole("button", { name: "Camera", exact: true });
const pressed = (page: Page) =>
  Promise.all([microphone, camera].map((of) => of(page).getAttribute("aria-pressed")));
const isMuted = ({ page }: Person, other: Person) =>
  page.getByText(`${other.name}: microphone off`, { exact: true });
/** Tells how long it takes until they have each other again, and it is not long. */
async function soon(what: () => Promise<unknown>): Promise<void> {
  const since = performance.now();
  await what();
  const seconds = (performance.now() - since) / 1_000;
  tell(`each other again after ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(10);
}

test("whoever of three reloads is back with both in seconds, muted as before, and nobody rings again", async ({
  person,
}) => {
  const ana = await person("Ana", { before: countRingers });
  const lei = await person("Lei", { before: countRingers });
  const mia = await person("Mia");
  await groupCall(mia, ana, lei);
  await decodesEverybody([ana.page, mia.page, lei.page]);
  await microphone(lei.page).click();
  for (const each of [ana, mia]) await expect(isMuted(each, lei)).toBeAttached();
  const before = [await pressed(lei.page), await rangIn(ana.page)];

  await soon(async () => {
    await lei.page.reload();
    await Promise.all([
      decodes(lei.page, 2),
      ...[ana, mia].map(({ page }) => decodes(page, 2, { sound: false })),
    ]);
  });
  expect([await pressed(lei.page), await rangIn(ana.page)]).toEqual(before);
  expect(await rangIn(lei.page)).toBe(0);
  for (const each of [ana, mia]) {
    await expect(isMuted(each, lei)).toBeAttached();
    expect(await energyFrom(each.page, lei.name)).toBe(0);
  }

  // The camera too stays as it was.
  await microphone(lei.page).click();
  await camera(lei.page).click();
  await expect(ana.page.getByLabel(`Picture of ${lei.name}`)).toBeHidden();
  await lei.page.reload();
  await expect(camera(lei.page)).toHaveAttribute("aria-pressed", "false");
  await expect(microphone(lei.page)).toHaveAttribute("aria-pressed", "true");
  await decodes(lei.page, 2);
  await expect(ana.page.getByLabel(`Picture of ${lei.name}`)).toBeHidden();
});

test("another tab and another device take over a call of three; the one before lets go of all it had", async ({
  person,
}) => {
  const ana = await person("Ana", { before: countRingers });
  const lei = await person("Lei", { before: keepCaptured });
  const mia = await person("Mia");
  await groupCall(mia, ana, lei);
  await decodesEverybody([ana.page, mia.page, lei.page]);
  const rang = await rangIn(ana.page);

  const tab = await lei.context.newPage();
  await tab.goto("/");
  const phone = await lei.also({ phone: true });
  let from = lei.page;
  for (const [to, where] of [
    [tab, "in another window of this browser"],
    [phone.page, "on another device"],
  ] as const) {
    await soon(async () => {
      await to.getByRole("button", { name: "Continue here" }).click();
      await decodesEverybody([ana.page, mia.page, to]);
    });
    await expect(from.getByRole("region", { name: `goes on ${where}` })).toBeVisible();
    const states = () => from.evaluate(() => globalThis.captured?.map(({ readyState }) => readyState) ?? []);
    await expect.poll(states).not.toContain("live");
    expect(await states()).toContain("ended");
    expect((await mediaOf(from)).peers).toBe(0);
    from = to;
  }
  expect(await rangIn(ana.page)).toBe(rang);
  await hangUp(phone.page).click();
  await decodesEverybody([ana.page, mia.page]);
});
