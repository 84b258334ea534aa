import { expect, test } from "vitest";
import { hueOf, initialsOf } from "./avatar";

test.each([
  ["Ana Souza", "AS"],
  ["ana", "A"],
  ["Anna Maria van den Berg", "AB"],
  ["李雷", "李雷"],
  ["陈晓明", "晓明"],
  ["  ", ""],
  ["😀 smile", "😀S"],
])("%s is known by %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("somebody keeps their colour", () => {
  expect(hueOf("Ana Souza")).toBe(hueOf("Ana Souza"));
  expect(hueOf("Ana Souza")).toBeLessThanOrEqual(360);
});
