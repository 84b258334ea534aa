import { describe, expect, test } from "vitest";
import type { Link } from "@/lib/call";
import type { Sample } from "@/lib/client/stats/sample";
import { figuresOf } from "./figures";
import { linesOf } from "./lines";
import { matrixOf } from "./matrix";

const sample = (change: Partial<Sample> = {}, at = 2000): Sample => ({
  at,
  peerUserId: "li",
  seconds: 2,
  ...change,
});

describe("the figures of a connection", () => {
  test("are those of sound and picture together, per second", () => {
    const figures = figuresOf([
      sample({ audio: { bytesReceived: 10_000, bytesSent: 5_000 }, video: { bytesReceived: 90_000 } }),
      sample({ audio: { bytesReceived: 10_000 }, video: { bytesReceived: 140_000, bytesSent: 20_000 } }),
    ]);
    expect(figures?.received.bitrate).toBe(500);
    expect(figures?.sent.bitrate).toBe(50);
  });

  test.each([
    ["of all that were sent to here", { packetsReceived: 90, packetsLost: 10 }, 0.1],
    ["none where late ones made up for it", { packetsReceived: 90, packetsLost: -3 }, 0],
    ["all where nothing came", { packetsReceived: 0, packetsLost: 7 }, 1],
    ["unknown where nobody counts", { packetsReceived: 90 }, undefined],
    ["unknown where nothing was sent", { packetsReceived: 0, packetsLost: 0 }, undefined],
  ])("tell what was lost: %s", (_, audio, lossRatio) => {
    expect(figuresOf([sample({ audio })])?.received.lossRatio).toBe(lossRatio);
  });

  test("tell what of mine was lost as the other side reported", () => {
    const video = { packetsSent: 200, sentPacketsLost: 5 };
    expect(figuresOf([sample({ video })])?.sent.lossRatio).toBe(0.025);
  });

  test("tell sizes and rates of pictures as they are now, and no size of a picture that stopped", () => {
    const video = {
      frameWidth: 320,
      frameHeight: 180,
      frameRate: 15,
      sentFrameWidth: 640,
      sentFrameHeight: 360,
    };
    const figures = figuresOf([sample({ video: { frameWidth: 160 } }), sample({ video })]);
    expect(figures?.received).toMatchObject({ frameRate: 15, size: { width: 320, height: 180 } });
    expect(figures?.sent.size).toBeUndefined();
  });

  test("tell the times of the sound, else of the picture", () => {
    const video = { jitter: 0.03, roundTripTime: 0.2 };
    expect(figuresOf([sample({ audio: { jitter: 0.01 }, video })])).toMatchObject({
      jitter: 0.01,
      roundTripTime: 0.2,
    });
  });

  test.each([
    ["direct", { local: "host", remote: "srflx", protocol: "udp" }, { relayed: false, protocol: "udp" }],
    [
      "through my relay",
      { local: "relay", remote: "host", protocol: "tls" },
      { relayed: true, protocol: "tls" },
    ],
    [
      "through theirs",
      { local: "host", remote: "relay", protocol: "udp" },
      { relayed: true, protocol: "udp" },
    ],
    ["unknown", {}, undefined],
  ] as const)("tell the way: %s", (_, path, told) => {
    expect(figuresOf([sample({ path })])?.path).toEqual(told);
  });

  test("are none before anything was measured, and hold nothing that was not", () => {
    expect(figuresOf([])).toBeUndefined();
    expect(figuresOf([sample()])).toEqual({ received: {}, sent: {}, codecs: [] });
    expect(figuresOf([sample({ seconds: 0, audio: { bytesSent: 5 } })])?.sent.bitrate).toBeUndefined();
  });
});

test("each sample is a point of every line, without a value where nothing was told", () => {
  const lines = linesOf([
    sample(
      { audio: { roundTripTime: 0.05, bytesSent: 1000, codec: "opus" }, video: { frameRate: 12 } },
      1000,
    ),
    sample({}, 3000),
  ]);
  expect(lines.roundTripTime).toEqual([{ at: 1000, value: 50 }, { at: 3000 }]);
  expect(lines.bitrateSent).toEqual([{ at: 1000, value: 4 }, { at: 3000 }]);
  expect(lines.framesReceived[0]).toEqual({ at: 1000, value: 12 });
  expect(lines.lossSent).toEqual([{ at: 1000 }, { at: 3000 }]);
});

describe("everybody to everybody", () => {
  const sound = (lossRatio: number) => ({ lossRatio, roundTripTime: 0.05, jitter: 0 });
  const own: Link[] = [
    { from: "li", to: "me", sound: sound(0.2), relayTcp: false },
    { from: "me", to: "li", relayTcp: false },
  ];
  const told = [
    { userId: "me", peerUserId: "li", lossRatio: 0.5 },
    {
      userId: "li",
      peerUserId: "me",
      lossRatio: 0.01,
      quality: { mos: 4.3, level: 5, cause: "none" as const },
    },
    { userId: "omar", peerUserId: "li", roundTripTime: 0.3 },
  ];
  const [mine, lis, omars] = matrixOf({ userIds: ["me", "li", "omar"], own, told });

  test("what I measured goes before what was reported", () => {
    expect(lis?.cells[0]).toMatchObject({ lossRatio: 0.2, roundTripTime: 0.05, quality: { level: 1 } });
  });

  test("what I know nothing of is as the others reported", () => {
    expect(mine?.cells[1]).toMatchObject({ lossRatio: 0.01, quality: { level: 5 } });
    expect(lis?.cells[2]).toEqual({ roundTripTime: 0.3 });
  });

  test("nobody sends to themselves, and what nobody knows is left open", () => {
    expect([mine?.cells[0], lis?.cells[1], omars?.cells[2]]).toEqual([null, null, null]);
    expect(omars?.cells[0]).toBeUndefined();
  });
});
