import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Meter, perMinute, perSecond } from "./meter";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How many of so many requests are taken at this moment. */
async function taken(meter: Meter, requests: number, key = "ann"): Promise<number> {
  const all = await Promise.all(Array.from({ length: requests }, () => meter.count(key)));
  return all.filter(({ allowed }) => allowed).length;
}

describe("so many a minute", () => {
  it("takes them and no more, and tells what is left", async () => {
    const meter = perMinute(2);
    const limit = 2;
    expect(await meter.count("ann")).toEqual({ allowed: true, limit, remaining: 1, resetMs: 60_000 });
    vi.advanceTimersByTime(20_000);
    expect(await meter.count("ann")).toEqual({ allowed: true, limit, remaining: 0, resetMs: 40_000 });
    expect(await meter.count("ann")).toEqual({ allowed: false, limit, remaining: 0, resetMs: 40_000 });
  });

  it("takes more once the minute is over, however many were refused", async () => {
    const meter = perMinute(2);
    expect(await taken(meter, 50)).toBe(2);
    vi.advanceTimersByTime(59_999);
    expect(await taken(meter, 50)).toBe(0);
    vi.advanceTimersByTime(1);
    expect(await taken(meter, 50)).toBe(2);
  });

  it("counts each on their own", async () => {
    const meter = perMinute(2);
    expect(await taken(meter, 3, "ann")).toBe(2);
    expect(await taken(meter, 3, "ben")).toBe(2);
  });

  it("remembers nobody after the minute", async () => {
    const meter = perMinute(2);
    await taken(meter, 1, "ann");
    await taken(meter, 1, "ben");
    expect(vi.getTimerCount()).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("so many a second with a burst", () => {
  const make = () => perSecond(50, 400);

  it("takes the burst at once and no more", async () => {
    expect(await taken(make(), 1_000)).toBe(400);
  });

  it("takes the steady rate after the burst, second by second", async () => {
    const meter = make();
    await taken(meter, 1_000);
    for (let second = 1; second < 60; second++) {
      vi.advanceTimersByTime(1_000);
      expect(await taken(meter, 1_000)).toBe(50);
    }
    vi.advanceTimersByTime(1_000);
    expect(await taken(meter, 1_000)).toBe(400);
  });

  it("never refuses who keeps to the steady rate, who has the whole burst whenever it is needed", async () => {
    const meter = make();
    for (let second = 0; second < 100; second++) {
      expect(await taken(meter, 50)).toBe(50);
      vi.advanceTimersByTime(1_000);
    }
    expect(await taken(meter, 1_000)).toBe(400);
  });

  it("never takes less than the steady rate where the burst is set to less", async () => {
    expect(await taken(perSecond(50, 10), 1_000)).toBe(50);
  });

  it("lets who is refused come back within a second", async () => {
    const meter = make();
    await taken(meter, 400);
    vi.advanceTimersByTime(300);
    expect(await meter.count("ann")).toEqual({ allowed: false, limit: 50, remaining: 0, resetMs: 700 });
    vi.advanceTimersByTime(700);
    expect(await meter.count("ann")).toEqual({ allowed: true, limit: 50, remaining: 49, resetMs: 1_000 });
  });

  it("tells the outcomes in the order of the requests when a second ends between them", async () => {
    const meter = make();
    await taken(meter, 50);
    const told: string[] = [];
    const burst = meter.count("ann").then(() => told.push("of the burst"));
    vi.advanceTimersByTime(1_000);
    const steady = meter.count("ann").then(() => told.push("of the next second"));
    await Promise.all([burst, steady]);
    expect(told).toEqual(["of the burst", "of the next second"]);
  });
});

it("what is cleared has forgotten everybody and left no timer", async () => {
  for (const meter of [perMinute(2), perSecond(1, 2)]) {
    await taken(meter, 5);
    meter.clear();
    expect(vi.getTimerCount()).toBe(0);
    expect(await taken(meter, 5)).toBe(2);
    meter.clear();
  }
});
