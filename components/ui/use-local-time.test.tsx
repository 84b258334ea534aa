import { afterEach, expect, test } from "vitest";
import { drawn } from "./testing";
import { useLocalTime } from "./use-local-time";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

function Clock() {
  const timeOf = useLocalTime();
  return timeOf("2026-11-28T20:30:00Z", { dateStyle: "short", timeStyle: "short" });
}

test.each([
  ["Asia/Shanghai", "11/29/26, 4:30 AM"],
  ["America/Sao_Paulo", "11/28/26, 5:30 PM"],
])("a moment is told in the time of the place where the browser is: %s", (place, expected) => {
  process.env.TZ = place;
  expect(drawn(<Clock />).replace(/\s/g, " ")).toBe(expected);
});
