import { expect, test } from "vitest";
import { noPins } from "./arrange";
import { pinsIn, writtenPins } from "./kept-pins";

test("what I have pinned is still pinned after a reload, and in no other call", () => {
  const pins = { pinned: "ana", released: ["li:screen"] };
  expect(pinsIn(writtenPins("call-1", pins), "call-1")).toEqual(pins);
  expect(pinsIn(writtenPins("call-1", pins), "call-2")).toEqual(noPins);
  expect(pinsIn(writtenPins("call-1", noPins), "call-1")).toEqual(noPins);
  expect(pinsIn(null, "call-1")).toEqual(noPins);
});
