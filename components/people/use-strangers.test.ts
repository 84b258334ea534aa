import { expect, test } from "vitest";
import { strangersOf } from "./use-strangers";

const known = [{ id: "ana" }, { id: "li" }];

test("who comes online and is not in the list is a stranger", () => {
  expect(strangersOf({ ana: true, nina: true }, known, "me")).toEqual(["nina"]);
});

test("I am no stranger, and neither is who has gone", () => {
  expect(strangersOf({ me: true, nina: false }, known, "me")).toEqual([]);
});
