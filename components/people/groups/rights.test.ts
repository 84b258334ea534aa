import { expect, test } from "vitest";
import { group } from "./made";
import { mayChangeRole, mayRemove } from "./rights";

const of = (shown: ReturnType<typeof group>, may: typeof mayRemove) =>
  shown.members.filter((member) => may(shown, member, "me")).map(({ userId }) => userId);

test("an admin changes everybody's role, and takes everybody else out", () => {
  expect(of(group(), mayChangeRole)).toEqual(["me", "ana", "li"]);
  expect(of(group(), mayRemove)).toEqual(["ana", "li"]);
});

test("the last admin stays one", () => {
  const alone = group({ members: group().members.slice(0, 2) });
  expect(of(alone, mayChangeRole)).toEqual(["ana"]);
});

test("a plain member changes nothing", () => {
  expect(of(group({ role: "member" }), mayChangeRole)).toEqual([]);
  expect(of(group({ role: "member" }), mayRemove)).toEqual([]);
});
