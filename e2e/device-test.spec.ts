import { hasNoFindings } from "./axe";
import { expect, test } from "./three-devices";

declare global {
  /** What the page has captured. */
  var captured: MediaStreamTrack[] | undefined;
}

/** Runs in a page before anything of ours. */
function noteCaptured(): void {
  const tracks: MediaStreamTrack[] = [];
  globalThis.captured = tracks;
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const stream = await original(wanted);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

test("microphone, camera and speaker are tried in the settings, and let go when one leaves", async ({
  person,
}) => {
  const { page } = await person("Ana", { before: noteCaptured });
  await page.getByRole("link", { name: "Check your devices" }).click();
  const section = page.getByRole("region", { name: "Devices", exact: true });
  await section.getByRole("button", { name: "Test microphone and camera" }).click();
  const preview = section.getByLabel("Preview of your camera");
  const frames = () =>
    preview.evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(frames).toBeGreaterThan(5);
  const bar = section.locator("[aria-hidden] > div");
  await expect
    .poll(async () => (await bar.boundingBox())?.width ?? 0, { message: "the bar moves" })
    .toBeGreaterThan(20);
  await hasNoFindings(page, "devices that are tried");

  const camera = section.getByRole("combobox", { name: "Camera" });
  const second = await camera.locator("option").nth(1).getAttribute("value");
  await camera.selectOption(second);
  await expect.poll(frames).toBeGreaterThan(5);
  await section.getByRole("button", { name: "Play a test sound" }).click();
  await expect(section.getByRole("button", { name: "Play a test sound" })).toBeEnabled();

  await page.getByRole("link", { name: "People" }).click();
  await expect(page.getByRole("searchbox", { name: "Search people" })).toBeVisible();
  const open = () =>
    page.evaluate(() => globalThis.captured?.filter(({ readyState }) => readyState === "live").length);
  await expect.poll(open).toBe(0);
  await page.goto("/settings#devices");
  await expect(camera).toHaveValue(second ?? "");
});
