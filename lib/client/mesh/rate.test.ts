import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  bestLevel,
  type Flow,
  fullRate,
  levelOf,
  levels,
  nextRate,
  type Rate,
  screenLimit,
  soundBitrate,
  soundOnly,
} from "./rate";

const fine: Flow = { available: 5_000_000, sent: 800_000, loss: 0, limited: false };
const narrow = (available: number): Flow => ({ available, sent: available, loss: 0, limited: true });
const lossy = (loss: number): Flow => ({ ...fine, loss });
const after = (rate: Rate, best: number, ...flows: readonly Flow[]) =>
  flows.reduce((before, flow) => nextRate(before, flow, best), rate);
const times = (count: number, flow: Flow) => Array.from({ length: count }, () => flow);

describe("By how many they are", () => {
  test.each([
    [1, 2_000_000, 720],
    [2, 1_200_000, 540],
    [3, 700_000, 360],
    [4, 400_000, 360],
    [5, 400_000, 360],
    [6, 250_000, 270],
    [7, 250_000, 270],
    [9, 120_000, 180],
  ])("to each of %i others go at most %i bit/s and %i lines", (others, bitrate, height) => {
    expect(levels[bestLevel(others)]).toMatchObject({ bitrate, height });
  });

  it("one sends no more than 2.5 Mbit/s of picture in all, and 2.8 of a screen", () => {
    for (let others = 1; others <= 7; others += 1) {
      expect(others * (levels[bestLevel(others)]?.bitrate ?? 0)).toBeLessThanOrEqual(2_500_000);
      expect(others * screenLimit(others).bitrate).toBeLessThanOrEqual(2_800_000);
    }
  });

  it("the sound gets its part first, and less only where many are or no picture goes", () => {
    expect([soundBitrate(1, 0), soundBitrate(3, 0), soundBitrate(4, 3), soundBitrate(1, soundOnly)]).toEqual([
      48_000, 48_000, 32_000, 24_000,
    ]);
  });
});

describe("By what the network carries", () => {
  it("nothing changes while all is well, however little the picture takes", () => {
    const little: Flow = { available: 310_000, sent: 200_000, loss: 0.01, limited: false };
    expect(after(fullRate, 0, ...times(50, little)).level).toBe(0);
  });

  it("one bad look is not enough", () => {
    expect(after(fullRate, 0, narrow(200_000), fine).level).toBe(0);
  });

  it("on a narrow line it goes to the level that fits, at once", () => {
    expect(after(fullRate, 0, ...times(2, narrow(560_000))).level).toBe(2);
    expect(after(fullRate, 0, ...times(2, narrow(310_000))).level).toBe(3);
    expect(after(fullRate, 0, ...times(2, narrow(100_000))).level).toBe(5);
  });

  it("where not even the smallest picture fits there is sound only", () => {
    expect(after(fullRate, 0, ...times(2, narrow(60_000))).level).toBe(soundOnly);
  });

  it("with loss it goes down step by step, and faster with much loss", () => {
    expect(after(fullRate, 0, ...times(2, lossy(0.15))).level).toBe(1);
    expect(after(fullRate, 0, ...times(4, lossy(0.15))).level).toBe(2);
    expect(after(fullRate, 0, ...times(4, lossy(0.4))).level).toBe(4);
  });

  it("it recovers step by step when the line does", () => {
    const low = after(fullRate, 0, ...times(2, narrow(60_000)));
    expect(after(low, 0, ...times(4, fine)).level).toBe(soundOnly - 1);
    expect(after(low, 0, ...times(4 * soundOnly, fine)).level).toBe(0);
  });

  it("a try that fails makes it wait twice as long before the next", () => {
    const low = after(fullRate, 0, ...times(2, narrow(310_000)));
    const tried = after(low, 0, ...times(4, fine));
    expect(tried.level).toBe(2);
    const failed = after(tried, 0, ...times(2, narrow(310_000)));
    expect(failed).toMatchObject({ level: 3, patience: 8 });
    expect(after(failed, 0, ...times(7, fine)).level).toBe(3);
    expect(after(failed, 0, ...times(8, fine)).level).toBe(2);
  });

  it("it is never better than their number allows, and gets better at once when some leave", () => {
    const rate = after(fullRate, bestLevel(7), ...times(3, fine));
    expect(levelOf(rate, bestLevel(7))).toBe(bestLevel(7));
    expect(levelOf(rate, bestLevel(1))).toBe(0);
  });
});

test("whatever comes, the level is one that there is, and with good looks it comes back to the best", () => {
  const flow = fc.record({
    available: fc.option(fc.nat(5_000_000), { nil: undefined }),
    sent: fc.nat(3_000_000),
    loss: fc.double({ min: 0, max: 1, noNaN: true }),
    limited: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(flow, { maxLength: 60 }), fc.nat(7), (flows, others) => {
      const best = bestLevel(others);
      const rate = after(fullRate, best, ...flows);
      expect(levelOf(rate, best)).toBeGreaterThanOrEqual(best);
      expect(levelOf(rate, best)).toBeLessThanOrEqual(soundOnly);
      expect(levelOf(after(rate, best, ...times(32 * (soundOnly + 1), fine)), best)).toBe(best);
    }),
  );
});
