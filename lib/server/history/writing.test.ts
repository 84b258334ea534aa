import { describe, expect, test } from "vitest";
import { record } from "@/lib/contract/endpoints/examples";
import type { CallRecord } from "@/lib/contract";
import { cellOf, csv, json } from "./writing";

const example = record as CallRecord;

describe("a cell of a spreadsheet", () => {
  test.each([
    ["plain", "plain"],
    ["a, b", '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    [900, "900"],
    [false, "false"],
    [undefined, ""],
  ])("has %j as %s", (value, written) => {
    expect(cellOf(value)).toBe(written);
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])("takes %j for no formula", (text) => {
    expect(cellOf(text).replace(/^"/, "")).toMatch(/^'/);
  });
});

describe("calls", () => {
  test("are lines under the names of their members", () => {
    const [names = "", cells = ""] = (csv.begin + csv.item(example, true)).split("\r\n");
    expect(cells.split(",")).toHaveLength(names.split(",").length);
    expect(cells).toMatch(/^call-001,video,outgoing,ended,ended,李四,0,/);
  });

  test("are a list in JSON, also when there are none", () => {
    const two = json.begin + json.item(example, true) + json.item(example, false) + json.end;
    expect(JSON.parse(two)).toEqual([example, example]);
    expect(JSON.parse(json.begin + json.end)).toEqual([]);
  });
});
