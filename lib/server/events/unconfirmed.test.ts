import { expect, test } from "vitest";
import { Unconfirmed } from "./unconfirmed";

const hand = (unconfirmed: Unconfirmed, callId: string, fromUserId: string, signals: number) => {
  for (let n = 0; n < signals; n += 1) unconfirmed.add(callId, fromUserId);
};

test("128 signals of one sender in one call are too many until they are confirmed", () => {
  const unconfirmed = new Unconfirmed();
  hand(unconfirmed, "call", "ana", 127);
  hand(unconfirmed, "call", "lei", 127);
  hand(unconfirmed, "another", "ana", 127);
  expect(unconfirmed.tooMany).toBe(false);
  unconfirmed.add("call", "ana");
  expect(unconfirmed.tooMany).toBe(true);
  unconfirmed.clear();
  unconfirmed.add("call", "ana");
  expect(unconfirmed.tooMany).toBe(false);
});

test("signals of a call that a client hears no more of wait for nothing", () => {
  const unconfirmed = new Unconfirmed();
  hand(unconfirmed, "call", "ana", 127);
  unconfirmed.forget("call");
  unconfirmed.add("call", "ana");
  expect(unconfirmed.tooMany).toBe(false);
});
