import { expect, test } from "vitest";
import { createPace } from "./pace";

const limits = { most: 100, window: 5_000, warmUp: 2_000 };

/** Notes a cost every so many milliseconds; returns when it was said that the processor cannot keep up. */
function tiresAt(cost: (at: number) => number, { every = 100, until = 60_000 } = {}): number | undefined {
  const pace = createPace(limits);
  for (let at = 0; at <= until; at += every) if (!pace.note(at, cost(at))) return at;
  return undefined;
}

test("a processor that is quick enough goes on for ever", () => {
  expect(tiresAt(() => 40)).toBeUndefined();
  expect(tiresAt(() => 100)).toBeUndefined();
});

test("a processor that is too slow is found out after the beginning and one window", () => {
  expect(tiresAt(() => 120)).toBe(7_000);
});

test("a slow beginning is forgiven", () => {
  expect(tiresAt((at) => (at < 2_000 ? 900 : 40))).toBeUndefined();
});

test("a hitch is forgiven, a processor that becomes slow is not", () => {
  expect(tiresAt((at) => (at === 30_000 ? 2_000 : 40))).toBeUndefined();
  const at = tiresAt((now) => (now < 30_000 ? 40 : 200));
  expect(at).toBeGreaterThan(31_000);
  expect(at).toBeLessThanOrEqual(35_000);
});

test("few and very slow frames are enough to find it out", () => {
  expect(tiresAt(() => 3_000, { every: 3_000 })).toBe(9_000);
});
