import { describe, expect, test } from "vitest";
import { figuresOf, momentsOf, percentile } from "./figures";
import { linesOf } from "./points";
import { sample } from "./testing";

describe("a percentile", () => {
  test.each([
    ["of nothing is none", [], 0.5, undefined],
    ["of one value is that", [7], 0.95, 7],
    ["lies in the middle of an odd number", [9, 1, 5], 0.5, 5],
    ["lies between the two in the middle of an even number", [4, 1, 3, 2], 0.5, 2.5],
    ["lies in proportion between neighbours", [0, 10], 0.95, 9.5],
    ["of everything is the largest", [3, 8, 1], 1, 8],
    ["of less than nothing is the smallest", [3, 8, 1], -1, 1],
  ] as const)("%s", (_, values, share, expected) => {
    expect(percentile(values, share)).toEqual(expected);
  });
});

describe("the points of a connection", () => {
  test("tell rates by the time since the one before, and loss in percent", () => {
    const lossy = { packetsReceived: 90, packetsLost: 10 };
    const series = [sample(2), sample(4, lossy, { video: { bytesReceived: 240_000 } })];
    const [line] = linesOf(series);
    expect(line?.points[0]).toMatchObject({ at: 2_000, roundTrip: 40, jitter: 5, loss: 0, level: 5 });
    expect(line?.points[0]).not.toHaveProperty("received");
    expect(line?.points[1]).toMatchObject({ ms: 2_000, loss: 10, received: 1000, sent: 20 });
  });

  test("say nothing of the sound when none arrived, and take late packets for no loss", () => {
    const [line] = linesOf([
      sample(2, { packetsReceived: 0, packetsLost: 0 }),
      sample(4, { packetsReceived: 100, packetsLost: -3 }),
    ]);
    expect(line?.points[0]).not.toHaveProperty("mos");
    expect(line?.points[1]?.loss).toBe(0);
  });

  test("are kept apart by connection, and in order of time", () => {
    const other = { peerUserId: "omar" };
    const lines = linesOf([sample(4), sample(2, {}, other), sample(2)]);
    expect(lines.map(({ peerUserId, points }) => [peerUserId, points.map(({ at }) => at)])).toEqual([
      ["omar", [2_000]],
      ["li", [2_000, 4_000]],
    ]);
  });
});

test("the figures of a call are the median and the 95th percentile over all connections", () => {
  const trips = Array.from({ length: 21 }, (_, index) => sample(2 * index, { roundTripTime: index / 100 }));
  const { roundTrip, received } = figuresOf(linesOf(trips));
  expect(roundTrip).toEqual({ median: 100, p95: 190 });
  expect(received).toEqual({ median: 40, p95: 40 });
});

test("where nothing was measured there is no figure", () => {
  expect(figuresOf(linesOf([sample(2, { jitter: undefined })]))).not.toHaveProperty("jitter");
  expect(figuresOf([])).toEqual({});
});

describe("the moments of a participant", () => {
  const span = { from: 0, to: 10_000 };

  test("come in equal steps, also where nothing was measured", () => {
    const moments = momentsOf(linesOf([sample(2), sample(4)]), span);
    expect(moments.map(({ at, roundTrip }) => [at, roundTrip])).toEqual([
      [0, undefined],
      [2_000, 40],
      [4_000, 40],
      [6_000, undefined],
      [8_000, undefined],
      [10_000, undefined],
    ]);
  });

  test("add up what comes over several connections, and take the mean of the rest", () => {
    const other = (second: number) => sample(second, { roundTripTime: 0.08 }, { peerUserId: "omar" });
    const moments = momentsOf(linesOf([sample(2), sample(4), other(2), other(4)]), span);
    expect(moments[2]).toMatchObject({ roundTrip: 60, received: 80 });
  });

  test("are without gaps, and add up right, where several samples have become one, not at the same times", () => {
    const long = { seconds: 4, video: { bytesReceived: 0, bytesSent: 0 } };
    const other = { ...long, peerUserId: "omar" };
    const series = [sample(6, {}, long), sample(10, {}, long), sample(8, {}, other), sample(12, {}, other)];
    const moments = momentsOf(linesOf(series), { from: 0, to: 12_000 });
    const alone = moments.find(({ received }) => received !== undefined)?.received ?? 0;
    expect(moments.map(({ at, received }) => [at, (received ?? 0) / alone])).toEqual([
      [0, 0],
      [2_000, 0],
      [4_000, 1],
      ...[6_000, 8_000, 10_000].map((at) => [at, 2]),
      [12_000, 1],
    ]);
  });

  test("of a long call are no more than what can be drawn", () => {
    expect(momentsOf([], { from: 0, to: 12 * 3_600_000 }, 240).length).toBeLessThanOrEqual(241);
  });
});
