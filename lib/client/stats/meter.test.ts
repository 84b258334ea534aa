import { describe, expect, it } from "vitest";
import { Meter } from "./meter";
import type { Reading } from "./reading";
import type { Sample } from "./sample";

const reading = (at: number, packets: number): Reading => ({
  at,
  streams: [{ id: "IA", way: "received", kind: "audio", totals: { packets } }],
});

function measuring() {
  const samples: Sample[] = [];
  const meter = new Meter({
    peerUserId: "lei",
    sampled: (sample) => samples.push(sample),
    happened: () => undefined,
  });
  return { meter, take: (now: Reading, at: number) => meter.take(now, at, { network: false }), samples };
}
const told = (samples: readonly Sample[]) =>
  samples.map(({ at, seconds, audio }) => [at, seconds, audio?.packetsReceived]);

describe("A connection is measured", () => {
  it("from when media can flow, and at no moment twice", () => {
    const { meter, take, samples } = measuring();
    take(reading(1_000, 10), 1_000);
    meter.begin(2_000);
    take(reading(3_500, 60), 3_500);
    take(reading(3_500, 60), 3_501);
    meter.begin(5_000);
    take(reading(5_500, 160), 5_500);
    expect(told(samples)).toEqual([
      [3_500, 1.5, 60],
      [5_500, 2, 100],
    ]);
  });

  const hour = 3_600_000;
  it.each([
    ["stood still for an hour while the machine slept", -hour],
    ["goes ahead of that of the page, which was put right", hour],
  ])("also by a clock that %s: that tells how long, and the page's clock when", (_what, off) => {
    const { meter, take, samples } = measuring();
    meter.begin(10_000);
    take(reading(11_000 + off, 50), 11_000);
    take(reading(13_000 + off, 150), 13_000);
    expect(told(samples)).toEqual([
      [11_000, 1, 50],
      [13_000, 2, 100],
    ]);
  });
});
