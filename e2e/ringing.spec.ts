import { hasNoFindings } from "./axe";
import { everybodyCanUse } from "./keyboard";
import { flows, mediaOf } from "./media";
import { expect, inCall, test } from "./person";
import { countRingers, gestureFirst, ringersOf, soundsIn } from "./ringers";

declare global {
  var openDevices: (() => void) | undefined;
}

const silent = "The ringer cannot sound yet: click anywhere";

/** Runs in a page: its devices open only when the test lets them. */
function heldDevices(): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const allowed = new Promise<void>((resolve) => (globalThis.openDevices = resolve));
  navigator.mediaDevices.getUserMedia = (wanted) => allowed.then(() => original(wanted));
}

test("of two tabs one rings, the other when that one is closed, and none after the answer", async ({
  person,
}) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: countRingers });
  const second = await lei.context.newPage();
  await second.goto("/");
  const tabs = [lei.page, second];
  for (const tab of tabs) await tab.getByRole("searchbox").click();
  await ana.call(lei.name, "audio");
  await soundsIn(tabs, 1);
  for (const tab of tabs) await expect(tab.getByRole("alertdialog")).toBeVisible();
  const [first] = await ringersOf(lei.page);
  const [ringing, other] = first === 1 ? [lei.page, second] : [second, lei.page];
  await ringing.close();
  await soundsIn([other], 1);
  await other.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(other.getByRole("timer")).toBeVisible();
  await soundsIn([other], 0);
});

test("answered in one tab, it does not begin to ring in another, however long the devices take", async ({
  person,
}) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: countRingers });
  await lei.context.addInitScript(heldDevices);
  await lei.page.reload();
  const second = await lei.context.newPage();
  await second.goto("/");
  const tabs = [lei.page, second];
  for (const tab of tabs) await tab.getByRole("searchbox").click();
  await ana.call(lei.name, "audio");
  for (const tab of tabs) await expect(tab.getByRole("alertdialog")).toBeVisible();
  await soundsIn(tabs, 1);
  const [first] = await ringersOf(lei.page);
  const [answering, other] = first === 1 ? [lei.page, second] : [second, lei.page];
  await answering.getByRole("button", { name: "Answer", exact: true }).click();
  await soundsIn(tabs, 0);
  await answering.evaluate(() => globalThis.openDevices?.());
  await expect(answering.getByRole("timer")).toBeVisible();
  await expect(other.getByRole("alertdialog")).toBeHidden();
  expect(await other.evaluate(() => globalThis.rang)).toBe(0);
});

test("a tab that may not sound leaves the ringing to one that may, and says so", async ({ person }) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: gestureFirst });
  await lei.context.addInitScript(countRingers);
  await lei.page.reload();
  const second = await lei.context.newPage();
  await second.goto("/");
  await expect(lei.page.getByText(silent)).toBeVisible();
  await hasNoFindings(lei.page, "the ringer cannot sound");
  await second.getByRole("searchbox").click();
  await expect(second.getByText(silent)).toBeHidden();
  await ana.call(lei.name, "audio");
  await soundsIn([second], 1);
  expect(await ringersOf(lei.page)).toEqual([0]);
  await expect(lei.page.getByRole("button", { name: /Sound is blocked/ })).toBeVisible();
  await hasNoFindings(lei.page, "incoming without a sound");
  await ana.page.getByRole("button", { name: "Cancel call" }).click();
  await soundsIn([lei.page, second], 0);
});

test("the first click of all on a page answers, however long it is pressed", async ({ person }) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: gestureFirst });
  await ana.call(lei.name, "audio");
  await expect(lei.page.getByRole("button", { name: /Sound is blocked/ })).toBeVisible();
  // What unlocks the sound is the press, what answers is the release.
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click({ delay: 300 });
  await flows([ana.page, lei.page], { video: false });
});

test("it rings on two devices, and both are silent when one declines; the other says so", async ({
  person,
}) => {
  const ana = await person("Ana", { before: countRingers });
  const lei = await person("Lei", { before: countRingers });
  const phone = await lei.also({ phone: true, before: countRingers });
  for (const { page } of [lei, phone]) await page.getByRole("searchbox").click();
  await ana.call(lei.name, "video");
  await expect(ana.page.getByText("Ringing on 2 devices").first()).toBeVisible();
  await soundsIn([lei.page], 1);
  await soundsIn([phone.page], 1);
  await soundsIn([ana.page], 1);
  await expect(lei.page).toHaveTitle(`${ana.name} is calling`);
  await phone.page.getByRole("button", { name: "Decline" }).click();
  await soundsIn([lei.page, phone.page, ana.page], 0);
  await expect(lei.page.getByText(/was declined in another window or on another device/)).toBeVisible();
  await expect(lei.page).not.toHaveTitle(`${ana.name} is calling`);
});

test("a missed call is told until it was seen, and called back by one click", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "audio");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
  await ana.page.getByRole("button", { name: "Cancel call" }).click();
  const missed = lei.page.getByRole("region", { name: `Missed call from ${ana.name}` });
  await expect(missed).toBeVisible();
  await everybodyCanUse(lei.page, "missed");
  await missed.getByRole("button", { name: "Call back" }).click();
  await expect(missed).toBeHidden();
  await ana.page.getByRole("button", { name: "Answer", exact: true }).click();
  await flows([ana.page, lei.page], { video: false });
});

test("a call that comes while one talks knocks, and is answered by ending the other", async ({ person }) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: countRingers });
  const mia = await person("Mia");
  await inCall(ana, lei);
  await mia.call(lei.name, "audio");
  await soundsIn([lei.page], 1);
  await lei.page.getByRole("button", { name: "End and answer" }).click();
  await expect(ana.page.getByText(`${lei.name} hung up`).first()).toBeVisible();
  await flows([mia.page, lei.page], { video: false });
  expect((await mediaOf(lei.page)).peers).toBe(1);
  await soundsIn([lei.page], 0);
});

test("two people who call each other are in one call without a further click", async ({ person }) => {
  const ana = await person("Ana", { before: heldDevices });
  const lei = await person("Lei", { before: heldDevices });
  // Both have clicked before the call of either has left: otherwise it rings at the other, who cannot click any more.
  await ana.call(lei.name, "video");
  await lei.call(ana.name, "video");
  await Promise.all([ana, lei].map(({ page }) => page.evaluate(() => globalThis.openDevices?.())));
  await flows([ana.page, lei.page], { video: true });
  for (const { page } of [ana, lei]) {
    expect((await mediaOf(page)).peers).toBe(1);
    await expect(page.getByRole("alertdialog")).toBeHidden();
  }
});

test("the ringer can be tried in the settings", async ({ person }) => {
  const { page } = await person("Ana", { before: countRingers });
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Test the ringer" }).click();
  await soundsIn([page], 1);
  await page.getByRole("button", { name: "Stop the test" }).click();
  await soundsIn([page], 0);
});
