import { describe, expect, test } from "vitest";
import type { CallRecord } from "@/lib/contract";
import { record } from "./made";
import { cursorOf, longer, renewed } from "./pages";

/** Calls with these ids; the number is when, in minutes before noon. */
const calls = (...ids: readonly string[]): readonly CallRecord[] =>
  ids.map((id) =>
    record({
      id,
      createdAt: new Date(Date.UTC(2026, 2, 28, 12) - Number(id.slice(1)) * 60_000).toISOString(),
    }),
  );
const idsOf = (records: readonly CallRecord[]) => records.map(({ id }) => id).join(" ");

describe("a history that grows at its end", () => {
  test("goes on behind its last moment, and skips what is known of that", () => {
    expect(cursorOf([])).toEqual({ offset: 0 });
    expect(cursorOf(calls("a1", "c2", "b2"))).toEqual({ endTime: "2026-03-28T11:58:00.000Z", offset: 2 });
  });

  test("has each call once", () => {
    expect(idsOf(longer(calls("a1", "b2"), calls("b2", "c3")))).toBe("a1 b2 c3");
  });
});

describe("a history that is read anew from the top", () => {
  const known = calls("b2", "c3", "d4", "e5");

  test("has the new calls, and what is behind the page stays", () => {
    expect(idsOf(renewed(known, calls("a1", "b2", "c3"), true))).toBe("a1 b2 c3 d4 e5");
  });

  test("loses what is not there any more", () => {
    expect(idsOf(renewed(known, calls("a1", "b2", "d4"), true))).toBe("a1 b2 d4 e5");
    expect(idsOf(renewed(known, calls("b2"), false))).toBe("b2");
  });

  test("begins anew where so many came that the page does not reach what is known", () => {
    expect(idsOf(renewed(calls("y8", "z9"), calls("a1", "b2"), true))).toBe("a1 b2");
  });
});
