import { describe, expect, it } from "vitest";
import { sampleBetween } from "./difference";
import type { Reading, StreamReading } from "./reading";
import { recording } from "./recordings";
import type { Sample } from "./sample";

const { readings } = recording("chromium");
const nothing = (at: number): Reading => ({ at, streams: [] });

/** The samples of one end, from the beginning of its connection. */
function samplesOf(end: "a" | "b"): (Sample & { step: string })[] {
  return readings.map((now, index) => {
    const before = readings[index - 1]?.[end] ?? nothing(now[end].at - 500);
    return { step: now.step, ...sampleBetween(before, now[end], end === "a" ? "b" : "a") };
  });
}
const sampleAt = (end: "a" | "b", step: string): Sample => {
  const found = samplesOf(end).find((each) => each.step === step);
  if (found === undefined) throw new Error(`nothing was recorded of ${step}`);
  return found;
};
const total = (samples: readonly Sample[], kind: "audio" | "video", name: "packetsSent" | "bytesReceived") =>
  samples.reduce((sum, each) => sum + (each[kind]?.[name] ?? 0), 0);
const counted = (reading: Reading, kind: string, way: string, name: "packets" | "bytes") =>
  reading.streams
    .filter((stream) => stream.kind === kind && stream.way === way)
    .reduce((sum, { totals }) => sum + (totals[name] ?? 0), 0);

describe("The samples of a recorded call (Chromium)", () => {
  it.each(["a", "b"] as const)("add up to what the browser counted, at end %s", (end) => {
    const samples = samplesOf(end);
    const last = readings.at(-1)?.[end] ?? nothing(0);
    for (const kind of ["audio", "video"] as const) {
      expect(total(samples, kind, "packetsSent")).toBe(counted(last, kind, "sent", "packets"));
      expect(total(samples, kind, "bytesReceived")).toBe(counted(last, kind, "received", "bytes"));
    }
  });

  it("say what went on while all was well", () => {
    expect(sampleAt("a", "talk2")).toMatchObject({
      peerUserId: "b",
      path: { local: "host", remote: "host", protocol: "udp" },
      audio: { packetsSent: 102, packetsReceived: 102, packetsLost: 0, sentPacketsLost: 0, codec: "opus" },
      video: {
        ...{ frameWidth: 320, frameHeight: 180, sentFrameWidth: 640, sentFrameHeight: 360 },
        ...{ packetsLost: 0, processorLimited: 0, codec: "VP8" },
      },
    });
    const { seconds, audio, video } = sampleAt("a", "talk2");
    expect(seconds).toBeCloseTo(2, 0);
    expect(audio?.roundTripTime).toBeLessThan(0.05);
    expect(video?.frameRate).toBeGreaterThan(15);
    expect(video?.sentFrameRate).toBeGreaterThan(15);
    expect(video?.bitrate).toBeGreaterThan(50);
  });

  it("are not broken by another microphone, nor by an ICE restart", () => {
    for (const step of ["switch", "after switch", "restart", "after restart"]) {
      const { audio } = sampleAt("b", step);
      expect(audio?.packetsReceived).toBeGreaterThan(90);
      expect(audio?.packetsReceived).toBeLessThan(125);
      expect(audio?.packetsLost).toBe(0);
    }
  });

  it("count a screen that comes later from nothing, and tell the size of the largest picture", () => {
    const { video } = sampleAt("b", "after screen");
    expect(video).toMatchObject({ frameWidth: 1280, frameHeight: 720 });
    const camera = sampleAt("b", "talk2").video?.packetsReceived ?? 0;
    expect(video?.packetsReceived).toBeGreaterThan(camera + 30);
  });

  it("see a loss of 15 % at both ends: who received it, and who sent it", () => {
    const { packetsLost = 0, packetsReceived = 0, gaps, concealed } = sampleAt("a", "loss2").audio ?? {};
    expect(packetsLost / (packetsLost + packetsReceived)).toBeGreaterThan(0.08);
    expect(gaps).toBeGreaterThan(5);
    expect(concealed).toBeGreaterThan(0.1);
    // Receivers report every few seconds.
    const told = ["loss", "loss2", "loss3", "mended"].map((step) => sampleAt("b", step).audio);
    const sum = (name: "sentPacketsLost" | "packetsSent") =>
      told.reduce((all, each) => all + (each?.[name] ?? 0), 0);
    expect(sum("sentPacketsLost") / sum("packetsSent")).toBeGreaterThan(0.02);
  });

  it("tell nothing of addresses", () => {
    expect(JSON.stringify(samplesOf("a"))).not.toMatch(/\d+\.\d+\.\d+\.\d+|candidate:/);
  });
});

describe("The samples of a recorded call (Firefox)", () => {
  const { readings: told } = recording("firefox");
  const between = (index: number): Sample => {
    const [before, now] = [told[index - 1]?.b, told[index]?.b];
    if (before === undefined || now === undefined) throw new Error("nothing was recorded");
    return sampleBetween(before, now, "a");
  };

  it("add up to what the browser counted", () => {
    const first = told[0]?.b ?? nothing(0);
    const last = told.at(-1)?.b ?? nothing(0);
    const samples = told.slice(1).map((_, index) => between(index + 1));
    for (const kind of ["audio", "video"] as const) {
      const sum = (reading: Reading) => counted(reading, kind, "sent", "packets");
      expect(total(samples, kind, "packetsSent")).toBe(sum(last) - sum(first));
      expect(total(samples, kind, "packetsSent")).toBeGreaterThan(100);
    }
  });

  it("say as much as its reports do: the way, sound and picture, also after another microphone", () => {
    const step = told.findIndex((each) => each.step === "after switch");
    const { seconds, path, audio, video } = between(step);
    expect(seconds).toBeCloseTo(2, 0);
    expect(path).toMatchObject({ local: "host", remote: "host", protocol: "udp" });
    expect(audio).toMatchObject({ packetsLost: 0, codec: "opus" });
    expect(audio?.packetsReceived).toBeGreaterThan(60);
    expect(audio?.jitter).toBeLessThan(0.1);
    expect(video?.frameWidth).toBeGreaterThan(0);
    expect(video?.frameRate).toBeGreaterThan(5);
  });
});

const stream = (packets: number, change: Partial<StreamReading> = {}): StreamReading => ({
  ...{ id: "1", way: "received", kind: "audio", totals: { packets, bytes: packets * 80, lost: 0 } },
  ...change,
});
const at = (ms: number, ...streams: StreamReading[]): Reading => ({ at: ms, streams });

describe("A difference", () => {
  it("of a stream in the place of another is all that the new one did", () => {
    const sample = sampleBetween(at(0, stream(900)), at(2_000, stream(40, { id: "2" })), "lei");
    expect(sample.audio).toMatchObject({ packetsReceived: 40, bytesReceived: 3_200 });
  });

  it("of counters that begin anew is what they have counted since", () => {
    expect(sampleBetween(at(0, stream(900)), at(2_000, stream(40)), "lei").audio?.packetsReceived).toBe(40);
  });

  it("may be fewer lost than before, when late packets came", () => {
    const lost = (n: number) => stream(100, { totals: { packets: 100, lost: n } });
    expect(sampleBetween(at(0, lost(5)), at(2_000, lost(3)), "lei").audio?.packetsLost).toBe(-2);
  });

  it("of a stream that is gone is nothing", () => {
    expect(sampleBetween(at(0, stream(900)), at(2_000), "lei")).toEqual({
      ...{ at: 2_000, peerUserId: "lei", seconds: 2 },
    });
  });

  it("has a picture that was held back all the time where this side itself keeps it small", () => {
    const sent = stream(50, { way: "sent", kind: "video", totals: { packets: 50, networkLimited: 0 } });
    const limited = (network: boolean) =>
      sampleBetween(at(0), at(2_000, sent), "lei", { network }).video?.networkLimited;
    expect([limited(false), limited(true)]).toEqual([0, 2]);
  });

  it.each([
    ["held back where nearly all that there is room for is sent", 300_000, 2],
    ["held back where it is not known how much room there is", undefined, 2],
    ["not held back by a network with room for much more, whatever the browser calls it", 4_000_000, 0],
  ])("has a picture that is %s", (_what, available, expected) => {
    const totals = { packets: 50, bytes: 62_500, networkLimited: 2 };
    const sent = stream(50, { way: "sent", kind: "video", totals });
    const host = { local: "host", remote: "host", protocol: "udp" } as const;
    const path = { ...host, ...(available !== undefined && { available }) };
    const sample = sampleBetween(at(0), { ...at(2_000, sent), path }, "lei");
    expect(sample.video?.networkLimited).toBe(expected);
  });
});
