import { expect, test } from "vitest";
import { isSeen } from "./during";

test("what was opened gives way to a call that begins", () => {
  expect(isSeen(undefined, "call")).toBe(false);
  expect(isSeen("first call", "second call")).toBe(false);
});

test("what was opened beside a small call stays, also when that ends", () => {
  expect(isSeen("call", "call")).toBe(true);
  expect(isSeen("call", undefined)).toBe(true);
});
