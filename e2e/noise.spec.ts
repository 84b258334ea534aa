import type { Page } from "@playwright/test";
import { grows } from "./media";
import { expect, type Person, test } from "./person";

/**
 * Runs in a page: its microphone gives the noise of a fan, which is less the higher it is. RNNoise does not know noise
 * that is as strong up to 24 kHz, and takes it out or not by chance.
 */
function fan(): void {
  const share = 1 - Math.exp((-2 * Math.PI * 2_000) / 48_000);
  navigator.mediaDevices.getUserMedia = () => {
    const audio = new AudioContext({ sampleRate: 48_000 });
    const noise = audio.createBuffer(1, 2 * audio.sampleRate, audio.sampleRate);
    const samples = noise.getChannelData(0);
    let low = 0;
    for (let at = 0; at < samples.length; at += 1) {
      low += share * (2 * Math.random() - 1 - low);
      samples[at] = 0.3 * low;
    }
    const source = new AudioBufferSourceNode(audio, { buffer: noise, loop: true });
    const out = audio.createMediaStreamDestination();
    source.connect(out);
    source.start();
    return Promise.resolve(new MediaStream(out.stream.getAudioTracks()));
  };
}

/**
 * The level of the sound that this page gets, over half a second: 0 to 1, root mean square (W3C webrtc-stats). It is told
 * by the browser, and not measured by more Web Audio: a busy machine lets it leave gaps, and noise with gaps is speech to
 * RNNoise.
 */
function level(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const heard = async () => {
      const reports = await Promise.all((globalThis.ringbackPeers?.() ?? []).map((peer) => peer.getStats()));
      const rows = reports.flatMap((report) => [...report.values()] as RTCInboundRtpStreamStats[]);
      const row = rows.find(({ type, kind }) => type === "inbound-rtp" && kind === "audio");
      return { energy: row?.totalAudioEnergy ?? 0, seconds: row?.totalSamplesDuration ?? 0 };
    };
    const before = await heard();
    for (;;) {
      const now = await heard();
      const seconds = now.seconds - before.seconds;
      if (seconds >= 0.5) return Math.sqrt((now.energy - before.energy) / seconds);
      await new Promise(requestAnimationFrame);
    }
  });
}

/** What is heard while noise is taken out: a fifth of the fan, at the most; a busy machine leaves some gaps. */
const quiet = 0.01;
const silence = 0.0001;

/** The browser's gain control has made the fan louder before, and comes down within seconds. */
const hears = ({ page }: Person) => expect.poll(() => level(page), { timeout: 40_000 });

async function talk(ana: Person, lei: Person): Promise<void> {
  await ana.call(lei.name, "audio");
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await grows(lei.page, "audioEnergy", 0);
}

test.describe.configure({ timeout: 150_000 });

test("noise is taken out in a call and comes back; muting works meanwhile, and nothing is fetched from elsewhere", async ({
  app,
  person,
}) => {
  const ana = await person("Ana", { before: fan });
  const lei = await person("Lei");
  const addresses: string[] = [];
  ana.context.on("request", (request) => addresses.push(request.url()));
  await talk(ana, lei);
  await hears(lei).toBeGreaterThan(0.03);
  expect(addresses.filter((address) => address.includes("rnnoise"))).toEqual([]);

  await ana.page.getByRole("button", { name: "Make the call small" }).click();
  await ana.page.getByRole("link", { name: "Settings" }).click();
  const suppress = ana.page.getByRole("checkbox", { name: "Suppress noise" });
  await suppress.check();
  await hears(lei).toBeLessThan(quiet);
  await expect(ana.page.getByRole("status").filter({ hasText: /^On$/ })).toBeVisible();
  const microphone = ana.page.getByRole("button", { name: "Microphone" });
  await microphone.click();
  await hears(lei).toBeLessThan(silence);
  await microphone.click();
  await hears(lei).toBeGreaterThan(0);

  await suppress.uncheck();
  await hears(lei).toBeGreaterThan(0.03);
  await suppress.check();
  await hears(lei).toBeLessThan(quiet);
  expect(addresses.some((address) => address.includes("rnnoise"))).toBe(true);
  expect(addresses.filter((address) => new URL(address).origin !== app.url)).toEqual([]);
});

test("a computer that cannot keep up with it says so, and one is heard as one is", async ({ person }) => {
  const ana = await person("Ana", { before: fan });
  await ana.context.addInitScript(() => {
    localStorage.setItem("ringback.choices", JSON.stringify({ noiseSuppression: true }));
    localStorage.setItem("ringback.noise.most", "-1000");
  });
  await ana.page.reload();
  const lei = await person("Lei");
  await talk(ana, lei);
  await expect(
    ana.page.getByRole("alert").filter({ hasText: "Noise suppression was switched off" }),
  ).toBeVisible({ timeout: 20_000 });
  await hears(lei).toBeGreaterThan(0.03);
  await grows(lei.page, "audioEnergy", 0.01);
});
