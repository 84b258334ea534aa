import { describe, expect, test } from "vitest";
import { addressOf, countOf, type Filters, filtersOf, queryOf } from "./filters";

const read = (text: string) => filtersOf(new URLSearchParams(text));

describe("what an address asks for", () => {
  test("comes back as it was, in one order", () => {
    const all: Filters = {
      ...{ type: "video", status: "missed", direction: "incoming", person: "user-1" },
      ...{ from: "2026-02-28", to: "2026-03-01", search: "a & b=李" },
    };
    expect(read(addressOf(all))).toEqual(all);
    expect(addressOf(read("search=x&type=audio"))).toBe("?type=audio&search=x");
    expect(addressOf({})).toBe("");
    expect(addressOf({ search: "" })).toBe("");
  });

  test.each([
    "type=phone",
    "status=gone",
    "direction=up",
    "person=a b",
    "from=2026-02-30",
    "to=1970-01-01",
    "search=",
  ])("is nothing where it means nothing: %s", (text) => {
    expect(read(text)).toEqual({});
  });

  test("is told in a number, but for the words", () => {
    expect(countOf(read("type=audio&from=2026-03-01&search=x"))).toBe(2);
  });
});

describe("what the server is asked for", () => {
  test("is whole days where the reader is", () => {
    const { startTime, endTime } = queryOf({ from: "2026-03-28", to: "2026-03-29" });
    expect(new Date(startTime ?? "")).toEqual(new Date(2026, 2, 28));
    expect(new Date(Date.parse(endTime ?? "") + 1)).toEqual(new Date(2026, 2, 30));
  });

  test("is words without what stands around them, and nobody in particular where none are given", () => {
    expect(queryOf({ search: " li ", person: "user-1" })).toEqual({ search: "li", personId: "user-1" });
    expect(queryOf({ search: "  " })).toEqual({});
  });
});
