import { describe, expect, test } from "vitest";
import { scriptOf } from "./testing/script";
import { differences } from "./testing/shape";

describe("what is printed is compared with what the guide shows", () => {
  const time = "2026-03-01T10:30:00.000Z";
  const id = "0199a3c5-02b7-7d1c-8e6f-5a4c3b2d1e00";
  test.each([
    [
      { a: 1, b: "calling" },
      { a: 1, b: "calling" },
    ],
    [
      { id, at: time },
      { id: "11111111-02b7-7d1c-8e6f-5a4c3b2d1e00", at: "2030-01-01T00:00:00.000Z" },
    ],
    [{ name: "ana-…" }, { name: "ana-77" }],
    [
      { a: "…", "…": "…" },
      { a: [1], b: 2, c: 3 },
    ],
    [
      ["x", "…"],
      ["x", "y", "z"],
    ],
  ])("%j allows %j", (expected, actual) => {
    expect(differences(expected, actual)).toEqual([]);
  });

  test.each([
    [{ a: 1 }, { a: 2 }, "it.a is 2, not 1"],
    [{ a: 1 }, { a: "1" }, 'it.a is "1", not 1'],
    [{ a: "…" }, {}, 'it.a is undefined, not "…"'],
    [{ a: 1 }, { a: 1, b: 2 }, "it.b is not shown"],
    [["x"], ["x", "y"], 'it is ["x","y"], not ["x"]'],
    [{ at: time }, { at: "now" }, `it.at is "now", not "${time}"`],
    [{ a: null }, { a: {} }, "it.a is {}, not null"],
  ])("%j does not allow %j", (expected, actual, told) => {
    expect(differences(expected, actual)).toEqual([told]);
  });
});

describe("nothing in the guide is untested", () => {
  test.each([
    [{ language: "python", text: "1" }, 'a block of "python" is not tested'],
    [{ language: "", text: "1" }, 'a block of "" is not tested'],
    [{ language: "js", text: "1" }, 'a block of "js" is not tested'],
    [{ language: "js", file: "a.mjs", text: "1" }, "no block runs a.mjs"],
    [{ language: "json", text: "1" }, "no block prints this"],
  ])("%j is refused", (block, told) => {
    expect(() => scriptOf([block])).toThrow(told);
  });
});
