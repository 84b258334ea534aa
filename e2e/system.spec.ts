import type { Page } from "@playwright/test";
import { flows } from "./media";
import { expect, inCall, type Person, test } from "./person";

declare global {
  var mediaKeys: Map<string, MediaSessionActionHandler | null> | undefined;
  var hidePage: ((hidden: boolean) => void) | undefined;
}

/** Runs in a page: a headset, whose keys the test presses. */
function headset(): void {
  const keys = new Map<string, MediaSessionActionHandler | null>();
  globalThis.mediaKeys = keys;
  navigator.mediaSession.setActionHandler = (action, handler) => void keys.set(action, handler);
}

const pressKey = ({ page }: Person, key: string) =>
  page.evaluate(
    (action) => globalThis.mediaKeys?.get(action)?.({ action: action as MediaSessionAction }),
    key,
  );

test("the keys of a headset mute, hide the camera and hang up, and are free again after the call", async ({
  person,
}) => {
  const ana = await person("Ana", { before: headset });
  const lei = await person("Lei");
  await inCall(ana, lei);
  await pressKey(ana, "togglemicrophone");
  await expect(lei.page.getByText(`${ana.name}: microphone off`, { exact: true }).first()).toBeAttached();
  await pressKey(ana, "togglemicrophone");
  await expect(lei.page.getByText(`${ana.name}: microphone off`, { exact: true })).toHaveCount(0);
  await pressKey(ana, "togglecamera");
  await expect(ana.page.getByRole("button", { name: "Camera", exact: true })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
  await pressKey(ana, "hangup");
  await expect(lei.page.getByText(`${ana.name} hung up`).first()).toBeVisible();
  const held = () =>
    ana.page.evaluate(() => [...(globalThis.mediaKeys ?? [])].filter(([, to]) => to !== null));
  await expect.poll(held).toEqual([]);
});

/** Runs in a page: what is shared is a tab in which something moves and a tone sounds. */
function tabWithSound(): void {
  navigator.mediaDevices.getDisplayMedia = () => {
    const canvas = document.createElement("canvas");
    const paint = canvas.getContext("2d");
    setInterval(() => {
      if (paint === null) return;
      paint.fillStyle = `hsl(${(performance.now() / 10) % 360} 80% 50%)`;
      paint.fillRect(0, 0, canvas.width, canvas.height);
    }, 50);
    const audio = new AudioContext();
    const out = audio.createMediaStreamDestination();
    const tone = new OscillatorNode(audio, { frequency: 880 });
    tone.connect(out);
    tone.start();
    return Promise.resolve(
      new MediaStream([...canvas.captureStream(15).getTracks(), ...out.stream.getTracks()]),
    );
  };
}

/** The energy of the sound over each audio transceiver, in the order of the descriptions. */
const energies = (page: Page) =>
  page.evaluate(async () => {
    const all = (globalThis.ringbackPeers?.() ?? []).flatMap((peer) => peer.getTransceivers());
    const sounds = all
      .filter(({ receiver }) => receiver.track.kind === "audio")
      .sort((one, other) => Number(one.mid) - Number(other.mid));
    const each = sounds.map(async ({ receiver }) => {
      const rows = [...(await receiver.getStats()).values()] as { totalAudioEnergy?: number }[];
      return rows.reduce((sum, { totalAudioEnergy = 0 }) => sum + totalAudioEnergy, 0);
    });
    return Promise.all(each);
  });

test("a tab is shared with its sound, which the other hears also while the microphone is off", async ({
  person,
}) => {
  const ana = await person("Ana", { before: tabWithSound });
  const lei = await person("Lei");
  await inCall(ana, lei);
  await ana.page.getByRole("button", { name: "Share the screen" }).click();
  await expect(lei.page.getByRole("listitem", { name: `Screen of ${ana.name}` })).toBeVisible();
  await ana.page.getByRole("button", { name: "Microphone", exact: true }).click();
  await expect(lei.page.getByText(`${ana.name}: microphone off`, { exact: true }).first()).toBeAttached();
  await expect.poll(async () => (await energies(lei.page)).length).toBe(2);
  const [, before = 0] = await energies(lei.page);
  await expect.poll(async () => (await energies(lei.page))[1]).toBeGreaterThan(before);
  const playing = () =>
    lei.page
      .locator("audio")
      .evaluateAll((all) => all.filter((each) => !(each as HTMLAudioElement).paused).length);
  await expect.poll(playing).toBe(2);
  await ana.page.getByRole("region", { name: "You share your screen" }).getByRole("button").click();
  await expect.poll(playing).toBe(1);
});

/** Runs in a page: the test says whether anybody looks at it (W3C Page Visibility). */
function hideable(): void {
  let hidden = false;
  Object.defineProperty(document, "hidden", { get: () => hidden });
  Object.defineProperty(document, "visibilityState", { get: () => (hidden ? "hidden" : "visible") });
  globalThis.hidePage = (to) => {
    hidden = to;
    document.dispatchEvent(new Event("visibilitychange"));
  };
}

const notifications = ({ page }: Person) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return ((await registration?.getNotifications()) ?? []).map(({ title, body }) => `${title} ${body}`);
  });

test("while nobody looks at the page a notification rings, goes with the answer, and tells of what was missed", async ({
  person,
}) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: hideable });
  await lei.context.grantPermissions(["notifications", "camera", "microphone"]);
  await lei.page.reload();
  await lei.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    globalThis.hidePage?.(true);
  });
  await ana.call(lei.name, "audio");
  await expect.poll(() => notifications(lei)).toEqual([expect.stringContaining(ana.name)]);
  await ana.page.getByRole("button", { name: "Cancel call" }).click();
  await expect.poll(() => notifications(lei)).toEqual([expect.stringMatching(/^Missed call/)]);

  await ana.page.getByRole("button", { name: "Close" }).first().click();
  await ana.call(lei.name, "audio");
  await expect.poll(async () => (await notifications(lei)).length).toBe(2);
  await lei.page.evaluate(() => globalThis.hidePage?.(false));
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await flows([ana.page, lei.page], { video: false });
  await expect.poll(() => notifications(lei)).toEqual([expect.stringMatching(/^Missed call/)]);
});
