import { expect, test } from "vitest";
import { byDay, dayBefore, dayOf } from "./days";
import { record } from "./made";

const placed = (...moments: readonly string[]) =>
  moments.map((createdAt, index) => record({ id: `call-${index}`, createdAt }));
const shape = (moments: readonly string[], timeZone: string) =>
  byDay(placed(...moments), timeZone).map(({ day, records }) => [day, records.length]);

test("a call belongs to the day on which it was placed where the reader is", () => {
  const moments = ["2026-03-29T10:00:00.000Z", "2026-03-28T23:30:00.000Z", "2026-03-28T11:00:00.000Z"];
  expect(shape(moments, "UTC")).toEqual([
    ["2026-03-29", 1],
    ["2026-03-28", 2],
  ]);
  expect(shape(moments, "Asia/Shanghai")).toEqual([
    ["2026-03-29", 2],
    ["2026-03-28", 1],
  ]);
  expect(shape(moments, "America/Los_Angeles")).toEqual([
    ["2026-03-29", 1],
    ["2026-03-28", 2],
  ]);
  expect(byDay([], "UTC")).toEqual([]);
});

test("the day before is found over the ends of months and years, and where clocks change", () => {
  expect(dayBefore("2026-01-01")).toBe("2025-12-31");
  expect(dayBefore("2028-03-01")).toBe("2028-02-29");
  expect(dayBefore("2026-03-29")).toBe("2026-03-28");
  expect(dayOf("2026-03-29T00:30:00Z", "Europe/Berlin")).toBe("2026-03-29");
});
