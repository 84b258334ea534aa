import { expect, test } from "vitest";
import { group, runningCall } from "./made";
import { currentGroups, unknownGroups } from "./current";

const [a, b] = [group({ id: "a" }), group({ id: "b" })];

test("a group has the call that was heard of last, and those in a call come first", () => {
  const shown = currentGroups([a, b], { b: runningCall() });
  expect(shown.map(({ id, activeCall }) => [id, activeCall?.count])).toEqual([
    ["b", 2],
    ["a", undefined],
  ]);
});

test("a call that was heard to end is over, whatever the list said", () => {
  const running = group({ id: "a", activeCall: runningCall() });
  expect(currentGroups([running], { a: null })[0]?.activeCall).toBeUndefined();
  expect(currentGroups([running], {})[0]?.activeCall?.count).toBe(2);
});

test("a group that begins a call and is not in the list is unknown", () => {
  expect(unknownGroups([a], { a: runningCall(), c: runningCall(), d: null })).toEqual(["c"]);
});
