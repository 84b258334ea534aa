import { grows } from "./media";
import { inCall } from "./person";
import { devicesOf, expect, test } from "./three-devices";

declare global {
  var unplug: ((deviceId: string) => void) | undefined;
}

/** Runs in a page: a device can be pulled out. Then it ends, is not listed any more, and cannot be opened. */
function sockets(): void {
  const devices = navigator.mediaDevices;
  const gone = new Set<string>();
  const opened: MediaStreamTrack[] = [];
  const list = devices.enumerateDevices.bind(devices);
  const open = devices.getUserMedia.bind(devices);
  devices.enumerateDevices = async () => (await list()).filter(({ deviceId }) => !gone.has(deviceId));
  devices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    const tracks = stream.getTracks();
    if (tracks.some((track) => gone.has(track.getSettings().deviceId ?? ""))) {
      for (const track of tracks) track.stop();
      throw new OverconstrainedError("deviceId");
    }
    opened.push(...tracks);
    return stream;
  };
  globalThis.unplug = (deviceId) => {
    gone.add(deviceId);
    for (const track of opened.filter((each) => each.getSettings().deviceId === deviceId)) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
    devices.dispatchEvent(new Event("devicechange"));
  };
}

test("a camera that is unplugged gives way to another, which is said, and the picture goes on", async ({
  person,
}) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: sockets });
  await inCall(ana, lei);
  const { all } = await devicesOf(lei, "video");
  const last = all.at(-1);
  if (last === undefined) throw new Error("there is no camera");
  await lei.page.getByRole("button", { name: "Video devices" }).click();
  await lei.page.getByRole("menuitemradio", { name: last.label }).click();
  await expect.poll(async () => (await devicesOf(lei, "video")).used).toBe(last.deviceId);
  await grows(ana.page, "framesDecoded", 10);

  await lei.page.evaluate((deviceId) => globalThis.unplug?.(deviceId), last.deviceId);
  await expect(
    lei.page.getByRole("status").filter({ hasText: `${last.label} was unplugged. You are seen through` }),
  ).toBeVisible();
  expect((await devicesOf(lei, "video")).used).not.toBe(last.deviceId);
  await grows(ana.page, "framesDecoded", 10);
});

test("a microphone that is unplugged while muted gives way to another that is as silent", async ({
  person,
}) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: sockets });
  await inCall(ana, lei);
  const { all } = await devicesOf(lei, "audio");
  const last = all.at(-1);
  if (last === undefined) throw new Error("there is no microphone");
  await lei.page.getByRole("button", { name: "Audio devices" }).click();
  await lei.page.getByRole("menuitemradio", { name: last.label }).first().click();
  await expect.poll(async () => (await devicesOf(lei, "audio")).used).toBe(last.deviceId);
  const microphone = lei.page.getByRole("button", { name: "Microphone", exact: true });
  await microphone.click();

  await lei.page.evaluate((deviceId) => globalThis.unplug?.(deviceId), last.deviceId);
  await expect(lei.page.getByText(`${last.label} was unplugged. You speak through`)).toBeVisible();
  const { used, enabled } = await devicesOf(lei, "audio");
  expect(used).not.toBe(last.deviceId);
  expect(enabled).toBe(false);
  await microphone.click();
  await grows(ana.page, "audioEnergy", 0);
});
