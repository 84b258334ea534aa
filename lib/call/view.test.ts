import { expect, test } from "vitest";
import { durationSeconds, maySignal, mustHold, occupies, openCallees } from "./read";
import { participantOf } from "./status";
import { after, at, placed, says } from "./testing";
import type { Call } from "./types";
import { viewFor } from "./view";

const team = placed(["bob", "carol"]);
const bobTalks = after(team, at(5), says.answer("bob"));
const takesUp = (call: Call, userId: string) => occupies(call, participantOf(call, userId)!);

test("outsiders see nothing", () => {
  expect(viewFor(bobTalks, "eve")).toBeUndefined();
});

test("I declined, and see the call as it stood then, whatever the others do", () => {
  const declined = after(bobTalks, at(7), says.reject("carol"));
  const seen = viewFor(declined, "carol");
  expect(seen).toMatchObject({
    status: "rejected",
    version: declined.version,
    participants: ["alice", "bob"],
  });
  const later = after(declined, at(9), says.mute("bob"), says.invite("bob", "dave"), says.hangup("alice"));
  expect(viewFor(later, "carol")).toEqual(seen);
  expect(viewFor(later, "dave")).toMatchObject({ status: "cancelled", version: later.version });
  expect(viewFor(later, "bob")).toMatchObject({ status: "ended", endReason: "host_ended" });
});

test("I declined, was invited again, and see the call again", () => {
  const declined = after(bobTalks, at(7), says.reject("carol"));
  const again = after(declined, at(9), says.invite("bob", "carol"));
  expect(viewFor(again, "carol")).toMatchObject({ status: "connected", version: again.version });
  expect(participantOf(again, "carol")).toMatchObject({ status: "calling", rejectReason: undefined });
  expect(viewFor(after(declined, at(9), says.join("carol")), "carol")?.participants).toContain("carol");
});

test("I left a group call, and still see what becomes of it", () => {
  const left = after(team, at(5), says.answer("bob"), says.leave("bob"), says.answer("carol"));
  expect(viewFor(left, "bob")).toMatchObject({ status: "connected", participants: ["alice", "carol"] });
});

test("one declined and the call was missed: each sees their own outcome", () => {
  const call = after(after(team, at(1), says.reject("bob")), at(2), says.cancel("alice"));
  expect(viewFor(call, "bob")?.status).toBe("rejected");
  expect(viewFor(call, "carol")?.status).toBe("cancelled");
  expect(viewFor(call, "alice")?.status).toBe("cancelled");
});

test("each of my clients knows which of them is in the call", () => {
  expect(viewFor(bobTalks, "bob")?.ownClientId).toBe("bob-1");
  expect(viewFor(bobTalks, "carol")?.ownClientId).toBeUndefined();
});

test("a call takes me up while I wait for an answer or talk, not while it rings at me", () => {
  expect(takesUp(team, "alice")).toBe(true);
  expect(takesUp(team, "bob")).toBe(false);
  expect(takesUp(bobTalks, "bob")).toBe(true);
  expect(takesUp(after(bobTalks, at(9), says.leave("alice")), "alice")).toBe(false);
  expect(takesUp(after(bobTalks, at(9), says.hangup("alice")), "bob")).toBe(false);
});

test("signals go between people with a place in the call, and a callee's wait for the answer", () => {
  expect(maySignal(team, "alice", "bob")).toBe(true);
  expect(maySignal(team, "bob", "alice")).toBe(true);
  expect(maySignal(team, "alice", "alice")).toBe(false);
  expect(maySignal(team, "eve", "alice")).toBe(false);
  expect(maySignal(after(team, at(1), says.reject("bob")), "alice", "bob")).toBe(false);
  expect(maySignal(after(bobTalks, at(9), says.leave("alice")), "alice", "bob")).toBe(false);
  expect(maySignal(after(bobTalks, at(9), says.hangup("alice")), "alice", "bob")).toBe(false);
  expect(["alice", "bob", "carol", "eve"].map((userId) => mustHold(bobTalks, userId))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test("it rings at whom has not decided yet", () => {
  expect(openCallees(bobTalks).map(({ userId }) => userId)).toEqual(["carol"]);
  expect(openCallees(after(bobTalks, at(9), says.hangup("alice")))).toEqual([]);
});

test("the duration is whole seconds from the answer to the end", () => {
  expect(durationSeconds(team, at(99))).toBe(0);
  expect(durationSeconds(bobTalks, at(9.9))).toBe(4);
  expect(durationSeconds(after(bobTalks, at(65.5), says.hangup("alice")), at(999))).toBe(60);
});
