import { expect, test } from "vitest";
import { linkOf } from "./link";

const address = "http://host/api/v1/rtc/calls/u";
const links = (query: string, total: number) => linkOf(new URL(address + query), total);

test("the first page names the next one, with the filters kept", () => {
  expect(links("?type=video&limit=20", 45)).toBe(
    '</api/v1/rtc/calls/u?type=video&limit=20&offset=20>; rel="next"',
  );
});

test("a page in the middle names the first, the one before and the one after", () => {
  expect(links("?limit=20&offset=20", 45)).toBe(
    [
      '</api/v1/rtc/calls/u?limit=20&offset=0>; rel="first"',
      '</api/v1/rtc/calls/u?limit=20&offset=0>; rel="prev"',
      '</api/v1/rtc/calls/u?limit=20&offset=40>; rel="next"',
    ].join(", "),
  );
});

test("the last page names no next one", () => {
  expect(links("?limit=20&offset=40", 45)).not.toContain("next");
});

test("what goes on beyond a capped total has a next page, and what ends with it has none", () => {
  expect(linkOf(new URL(`${address}?limit=20&offset=80`), 100, true)).toContain('offset=100>; rel="next"');
  expect(linkOf(new URL(`${address}?limit=20&offset=60`), 100, false)).not.toContain("next");
});

test("a single page names none", () => {
  expect(links("", 20)).toBeUndefined();
});
