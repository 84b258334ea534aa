import { expect, test } from "vitest";
import { clockOf, partsOf } from "./duration";

test.each([
  [0, "0:00"],
  [7, "0:07"],
  [247, "4:07"],
  [3599, "59:59"],
  [3723, "1:02:03"],
  [36_000, "10:00:00"],
])("%i seconds stand on the clock as %s", (seconds, text) => {
  expect(clockOf(seconds)).toBe(text);
});

test("a clock that is behind the server's does not count backwards", () => {
  expect(partsOf(-3)).toEqual({ hours: 0, minutes: 0, seconds: 0 });
});
