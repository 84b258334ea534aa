import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateQuality, type Reception } from "./quality";

const perfect: Reception = { lossRatio: 0, roundTripTime: 0, jitter: 0 };

describe("How a conversation sounds", () => {
  it.each([
    ["a perfect line", {}, 4.4, 5, "none"],
    ["50 ms there and back, with 5 ms of jitter", { roundTripTime: 0.05, jitter: 0.005 }, 4.38, 5, "none"],
    ["1 % of loss", { lossRatio: 0.01 }, 4.32, 4, "none"],
    ["5 % of loss", { lossRatio: 0.05 }, 3.9, 3, "loss"],
    ["20 % of loss", { lossRatio: 0.2 }, 2.61, 1, "loss"],
    ["nothing but loss", { lossRatio: 1 }, 1.16, 1, "loss"],
    ["400 ms there and back", { roundTripTime: 0.4 }, 4.14, 4, "none"],
    ["500 ms there and back", { roundTripTime: 0.5 }, 3.89, 3, "delay"],
    ["a satellite with 600 ms there and back", { roundTripTime: 0.6 }, 3.59, 2, "delay"],
    ["1.5 s there and back", { roundTripTime: 1.5 }, 1.03, 1, "delay"],
    ["100 ms of jitter", { jitter: 0.1 }, 4.14, 4, "none"],
    ["200 ms of jitter", { jitter: 0.2 }, 2.91, 1, "jitter"],
    ["delay, and loss that costs more", { roundTripTime: 0.4, lossRatio: 0.1 }, 2.9, 1, "loss"],
    ["loss, and delay that costs more", { roundTripTime: 0.9, lossRatio: 0.02 }, 2.2, 1, "delay"],
  ] as const)("over %s", (_line, part, mos, level, cause) => {
    expect(estimateQuality({ ...perfect, ...part })).toEqual({ mos, level, cause });
  });

  it("does not mind values that cannot be", () => {
    expect(estimateQuality({ lossRatio: -1, roundTripTime: -1, jitter: -1 })).toEqual(
      estimateQuality(perfect),
    );
    expect(estimateQuality({ ...perfect, lossRatio: 7 })).toEqual(
      estimateQuality({ ...perfect, lossRatio: 1 }),
    );
  });

  const reception = fc.record({
    lossRatio: fc.double({ min: 0, max: 1, noNaN: true }),
    roundTripTime: fc.double({ min: 0, max: 10, noNaN: true }),
    jitter: fc.double({ min: 0, max: 5, noNaN: true }),
  });
  const more = fc.record({
    name: fc.constantFrom("lossRatio" as const, "roundTripTime" as const, "jitter" as const),
    by: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it("never gets better by more loss, delay or jitter", () => {
    fc.assert(
      fc.property(reception, more, (before, { name, by }) => {
        const [better, worse] = [before, { ...before, [name]: before[name] + by }].map(estimateQuality);
        expect(worse?.mos).toBeLessThanOrEqual(better?.mos ?? 0);
        expect(worse?.level).toBeLessThanOrEqual(better?.level ?? 0);
      }),
    );
  });

  it("is always on the scale, and names a cause exactly where it is not good", () => {
    fc.assert(
      fc.property(reception, (measured) => {
        const { mos, level, cause } = estimateQuality(measured);
        expect(mos).toBeGreaterThanOrEqual(1);
        expect(mos).toBeLessThanOrEqual(4.5);
        expect(cause === "none").toBe(level >= 4);
      }),
    );
  });
});
