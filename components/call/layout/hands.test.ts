import { expect, test } from "vitest";
import { stage, tile } from "../made";
import { handsOf } from "./hands";

test("hands stand in the order in which they were raised, one's own among them", () => {
  const people = [
    tile({ handRaised: true, handRaisedAt: 30 }),
    tile({ userId: "li", handRaised: true, handRaisedAt: 10 }),
    tile({ userId: "omar" }),
  ];
  expect(handsOf(stage({ people, handRaisedAt: 20 }))).toEqual(["li", "me", "ana"]);
  expect(handsOf(stage({ people: [] }))).toEqual([]);
});
