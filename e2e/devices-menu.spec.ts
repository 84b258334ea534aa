import { hasNoFindings } from "./axe";
import { flows, grows, mediaOf } from "./media";
import { inCall, type Person } from "./person";
import { devicesOf, expect, test } from "./three-devices";

const menus = {
  audio: "Audio devices",
  video: "Video devices",
} as const;

/** Chooses another device from its menu, and waits until it is sent. */
async function switches(person: Person, kind: "audio" | "video"): Promise<string> {
  const { used, all } = await devicesOf(person, kind);
  // The last: of Chromium's fake cameras the second is one for depth, and gives no picture.
  const other = all.findLast(({ deviceId }) => deviceId !== used && deviceId !== "default");
  if (other === undefined) throw new Error(`there is one ${kind} device only`);
  await person.page.getByRole("button", { name: menus[kind] }).click();
  await person.page.getByRole("menuitemradio", { name: other.label }).click();
  await expect.poll(async () => (await devicesOf(person, kind)).used).toBe(other.deviceId);
  return other.deviceId;
}

test("one switches camera and microphone from their menus while sound and picture go on, also in the next call", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  const { signalling } = await mediaOf(ana.page);
  const offers = () => lei.page.evaluate(() => globalThis.ringbackPeers?.()[0]?.localDescription?.sdp);
  const before = await offers();

  const camera = await switches(lei, "video");
  await grows(ana.page, "framesDecoded", 10);
  await switches(lei, "audio");
  await grows(ana.page, "audioEnergy", 0);
  expect((await mediaOf(ana.page)).signalling).toEqual(signalling);
  expect(await offers(), "nothing was negotiated").toBe(before);

  await test.step("muted stays muted", async () => {
    await lei.page.getByRole("button", { name: "Microphone", exact: true }).click();
    await expect(ana.page.getByText(`${lei.name}: microphone off`, { exact: true }).first()).toBeAttached();
    await switches(lei, "audio");
    expect((await devicesOf(lei, "audio")).enabled).toBe(false);
    await lei.page.getByRole("button", { name: menus.audio }).click();
    const chosen = lei.page.getByRole("menuitemradio", { checked: true }).first();
    await expect(chosen).toBeVisible();
    await hasNoFindings(lei.page, "the menu of the microphone");
    await lei.page.keyboard.press("Escape");
    await lei.page.getByRole("button", { name: "Microphone", exact: true }).click();
    await grows(ana.page, "audioEnergy", 0);
  });

  await test.step("with the keyboard alone", async () => {
    const { used } = await devicesOf(lei, "audio");
    await lei.page.getByRole("button", { name: menus.audio }).focus();
    await lei.page.keyboard.press("Enter");
    await lei.page.keyboard.press("Home");
    await lei.page.keyboard.press("Enter");
    await expect.poll(async () => (await devicesOf(lei, "audio")).used).not.toBe(used);
    await expect(lei.page.getByRole("button", { name: menus.audio })).toBeFocused();
  });

  await test.step("after a reload the choice is there", async () => {
    const { used } = await devicesOf(lei, "audio");
    await lei.page.reload();
    await flows([lei.page, ana.page], { video: true });
    expect((await devicesOf(lei, "video")).used).toBe(camera);
    expect((await devicesOf(lei, "audio")).used).toBe(used);
  });

  await test.step("and in the next call", async () => {
    await lei.page.getByRole("button", { name: "Hang up" }).click();
    await ana.page.getByRole("button", { name: "Close" }).click();
    await lei.page.getByRole("button", { name: "Close" }).click();
    await inCall(ana, lei);
    expect((await devicesOf(lei, "video")).used).toBe(camera);
  });
});
