import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { askedWaitMs, type Attempt, nextStep, type Result } from "./next-step";

const second = 1_000;
const hour = 3_600 * second;
const settings = { retryMs: 5 * second, giveUpMs: 24 * hour };
const since = Date.parse("2026-01-01T00:00:00Z");

const after = (result: Result, more: Partial<Attempt> = {}, chance = 0.5) =>
  nextStep({ number: 1, since, now: since, result, ...more }, settings, chance);

describe("a delivery", () => {
  it.each([200, 201, 202, 204, 299])("has arrived where the receiver answers %i", (status) => {
    expect(after({ status })).toEqual({ status: "delivered" });
  });

  it.each([100, 300, 304, 400, 401, 404, 429, 500, 503])("is tried again after %i", (status) => {
    expect(after({ status })).toEqual({ status: "pending", error: "status", waitMs: 5 * second });
  });

  it("is tried again where there was no answer", () => {
    expect(after({ problem: "timeout" })).toEqual({
      status: "pending",
      error: "timeout",
      waitMs: 5 * second,
    });
  });

  it("is given up at once where the receiver is gone, or the webhook is off", () => {
    expect(after({ status: 410 })).toEqual({ status: "failed", error: "gone" });
    expect(after({ problem: "switched_off" })).toEqual({ status: "failed", error: "switched_off" });
  });

  it.each([
    [1, 5],
    [2, 10],
    [3, 20],
    [4, 40],
    [8, 640],
    [11, 5_120],
    [12, 7_200],
    [1_000, 7_200],
  ])("waits after attempt %i for about %i s", (number, seconds) => {
    const waits = (chance: number) => after({ status: 500 }, { number }, chance);
    expect(waits(0)).toMatchObject({ waitMs: 0.75 * seconds * second });
    expect(waits(0.5)).toMatchObject({ waitMs: seconds * second });
    expect(waits(1)).toMatchObject({ waitMs: 1.25 * seconds * second });
  });

  it("is tried for the last time when its time is over, and then given up", () => {
    const late = { number: 20, now: since + 23 * hour };
    expect(after({ status: 500 }, late)).toMatchObject({ status: "pending", waitMs: hour });
    expect(after({ status: 500 }, { number: 21, now: since + 24 * hour })).toEqual({
      status: "failed",
      error: "status",
    });
  });
});

describe("a receiver that says when to come back", () => {
  it.each([
    [undefined, 0],
    ["", 0],
    ["120", 120 * second],
    ["0", 0],
    ["-5", 0],
    ["soon", 0],
    ["999999999999", 2 * hour],
    ["Thu, 01 Jan 2026 00:01:00 GMT", 60 * second],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
  ])("with %s is left alone for %i ms", (text, waitMs) => {
    expect(askedWaitMs(text, since)).toBe(waitMs);
  });

  it("is not asked earlier", () => {
    expect(after({ status: 503, retryAfter: "60" })).toMatchObject({ waitMs: 60 * second });
    expect(after({ status: 503, retryAfter: "1" })).toMatchObject({ waitMs: 5 * second });
  });
});

const failures = fc.oneof(
  fc.record({ status: fc.integer({ min: 300, max: 599 }).filter((status) => status !== 410) }),
  fc.record({ status: fc.constant(429), retryAfter: fc.oneof(fc.string(), fc.nat().map(String)) }),
  fc.record({ problem: fc.constantFrom("timeout" as const, "tls" as const) }),
);

test("however it fails, every delivery is over in its time, and was tried often until then", () => {
  fc.assert(
    fc.property(
      fc.infiniteStream(fc.tuple(failures, fc.double({ min: 0, max: 1, noNaN: true }))),
      (stream) => {
        let now = since;
        for (const [number, [result, chance]] of [...stream.take(2_000)].entries()) {
          const step = nextStep({ number: number + 1, since, now, result }, settings, chance);
          if (step.status === "failed") {
            expect(now).toBe(since + settings.giveUpMs);
            expect(number).toBeGreaterThan(11);
            return;
          }
          if (step.status === "delivered") throw new Error("nobody has taken it");
          expect(step.waitMs).toBeGreaterThanOrEqual(1);
          expect(step.waitMs).toBeLessThanOrEqual(2.5 * hour);
          now += step.waitMs;
        }
        throw new Error("it is never over");
      },
    ),
    { numRuns: 50 },
  );
});
