import { expect, test } from "vitest";
import { drawn, wordsOf } from "@/components/ui/testing";
import { PickedBar } from "./picked-bar";

const nothing = () => undefined;
const seen = (count: number, busy = false) =>
  drawn(<PickedBar count={count} busy={busy} onCall={nothing} onGroup={nothing} />);
const unable = (html: string) =>
  (html.match(/<button.*?<\/button>/gs) ?? []).filter((each) => each.includes(' disabled=""')).map(wordsOf);

test("says how many are picked and how many a call holds", () => {
  expect(wordsOf(seen(2))).toContain("2 people picked. A call holds you and 7 others.");
  expect(unable(seen(2))).toEqual([]);
});

test("with nobody picked there is nothing to do", () => {
  expect(unable(seen(0))).toEqual(["Call", "Video call", "Make a group"]);
});

test("more than a call holds can be a group, and cannot be called", () => {
  expect(unable(seen(7))).toEqual([]);
  expect(wordsOf(seen(8))).toContain("A call holds only you and 7 others; a group may have more.");
  expect(unable(seen(8))).toEqual(["Call", "Video call"]);
});

test("while in a call one calls nobody else", () => {
  expect(unable(seen(2, true))).toEqual(["Call", "Video call"]);
});
