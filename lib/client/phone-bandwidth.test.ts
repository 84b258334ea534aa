import { describe, expect, it } from "vitest";
import type { Tab } from "./testing/phones";
import { stage, talking, until } from "./testing/scenes";

const encodings = (tab: Tab) =>
  tab.peers.open().map((each) => each.getTransceivers().map(({ sender }) => sender.encodings[0]));
const soundAndPicture = (tab: Tab) => encodings(tab)[0] ?? [];

/** Looks, of which each sees 2 s more than the one before. */
async function look(tab: Tab, pass: (ms: number) => void, row: { loss?: number; frames?: number }) {
  const [connection] = tab.peers.open();
  if (connection === undefined) throw new Error("there is no connection");
  const at = Number((connection.stats[0] as { timestamp?: number } | undefined)?.timestamp ?? 0) + 2_000;
  connection.stats = [
    { type: "transport", timestamp: at },
    { type: "outbound-rtp", id: "OV", kind: "video", timestamp: at },
    { type: "remote-inbound-rtp", localId: "OV", fractionLost: row.loss ?? 0 },
    { type: "inbound-rtp", kind: "video", framesDecoded: row.frames ?? at / 100 },
  ];
  pass(2_000);
  // The report is a promise, and what follows from it comes after that.
  await new Promise((resolve) => setTimeout(resolve));
}

describe("What is sent to somebody", () => {
  it("has the sound first, and all that one line carries for one", async () => {
    const { ana } = await talking();
    expect(soundAndPicture(ana)).toMatchObject([
      { maxBitrate: 48_000, priority: "high" },
      { active: true, maxBitrate: 2_000_000, maxFramerate: 30, scaleResolutionDownBy: 1 },
    ]);
  });

  it("becomes less where the network loses much of it, down to the sound alone, and more again when it recovers", async () => {
    const { town, ana } = await talking();
    const pass = (ms: number) => town.clock.pass(ms);
    await look(ana, pass, {});
    for (let looks = 0; looks < 2; looks += 1) await look(ana, pass, { loss: 0.15 });
    expect(soundAndPicture(ana)[1]).toMatchObject({ active: true, maxBitrate: 1_200_000, maxFramerate: 30 });
    for (let looks = 0; looks < 12; looks += 1) await look(ana, pass, { loss: 0.15 });
    expect(soundAndPicture(ana)).toMatchObject([{ maxBitrate: 24_000 }, { active: false }]);
    for (let looks = 0; looks < 32 * 7; looks += 1) await look(ana, pass, {});
    expect(soundAndPicture(ana)).toMatchObject([
      { maxBitrate: 48_000 },
      { active: true, maxBitrate: 2_000_000 },
    ]);
  });
});

describe("A picture that stands still", () => {
  it("is told after some seconds without a new one, until one comes, and not while the camera is off", async () => {
    const { town, ana, li } = await talking();
    const pass = (ms: number) => town.clock.pass(ms);
    const still = () => stage(ana)?.people[0]?.still;
    await look(ana, pass, { frames: 10 });
    await look(ana, pass, { frames: 10 });
    expect(still()).toBe(false);
    await look(ana, pass, { frames: 10 });
    await until(() => expect(still()).toBe(true));
    await look(ana, pass, { frames: 11 });
    await until(() => expect(still()).toBe(false));
    await li.phone.setCamera(false);
    await until(() => expect(stage(ana)?.people[0]?.videoEnabled).toBe(false));
    for (let looks = 0; looks < 4; looks += 1) await look(ana, pass, { frames: 11 });
    expect(still()).toBe(false);
    await li.phone.setCamera(true);
    await until(() => expect(stage(ana)?.people[0]?.videoEnabled).toBe(true));
    await look(ana, pass, { frames: 11 });
    expect(still()).toBe(false);
  });
});
