import { expect, test } from "vitest";
import { applyDue } from "./due";
import { durationSeconds, maySignal, mustHold, occupies, openCallees, splitInvitees } from "./read";
import { participantOf } from "./status";
import { after, at, codeOf, on, placed, says, settings, withSocketsAlive } from "./testing";
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

test("whom I have blocked invites me into a call that I left: they see what they would see of somebody offline, and to me nothing happens", () => {
  const left = after(team, at(5), says.answer("bob"), says.answer("carol"), says.leave("bob"));
  const invitation = { type: "invite", userId: "carol", inviteeIds: ["bob"], hiddenIds: ["bob"] } as const;
  const invited = after(left, at(9), invitation);
  const bobTo = (call: Call, viewer: string) =>
    viewFor(call, viewer)?.members.find(({ userId }) => userId === "bob");
  expect(bobTo(invited, "carol")).toMatchObject({ status: "calling", hidden: true, ringingOn: 0 });
  expect(bobTo(invited, "bob")).toMatchObject({ status: "ended", hidden: false });
  expect(bobTo(after(invited, at(10), says.hangup("alice")), "carol")?.status).toBe("cancelled");
  expect(splitInvitees(invited, ["bob"]).skipped).toEqual([{ userId: "bob", reason: "ringing" }]);
  expect(maySignal(invited, "carol", "bob")).toBe(true);
  expect(maySignal(invited, "bob", "carol")).toBe(false);
  const rungOut = applyDue(withSocketsAlive(invited, at(39)), at(39), settings).call;
  expect(bobTo(rungOut, "carol")?.status).toBe("missed");
  expect(bobTo(rungOut, "bob")?.status).toBe("ended");
  for (const call of [invited, rungOut]) {
    expect(codeOf(call, says.answer("bob"))).toBe("CALL_ENDED");
    expect(bobTo(after(call, at(40), says.join("bob")), "carol")?.status).toBe("connected");
  }
  expect(bobTo(after(rungOut, at(40), says.invite("alice", "bob")), "bob")?.status).toBe("calling");
});

test("I declined, and whom I have blocked invites me: I see the call as it stood when I declined", () => {
  const declined = after(team, at(5), says.answer("bob"), says.reject("carol"));
  const invitation = { type: "invite", userId: "bob", inviteeIds: ["carol"], hiddenIds: ["carol"] } as const;
  expect(viewFor(after(declined, at(9), invitation), "carol")).toEqual(viewFor(declined, "carol"));
});

test("one declined and the call was missed: each sees their own outcome", () => {
  const call = after(after(team, at(1), says.reject("bob")), at(2), says.cancel("alice"));
  expect(viewFor(call, "bob")?.status).toBe("rejected");
  expect(viewFor(call, "carol")?.status).toBe("cancelled");
  expect(viewFor(call, "alice")?.status).toBe("cancelled");
});

test("everybody sees how the client of each negotiates, as it said when it came in last", () => {
  const negotiationOf = (call: Call) =>
    viewFor(call, "alice")?.members.map(({ negotiation }) => negotiation ?? "unknown");
  const declaring = { ...on("bob"), negotiation: "perfect" } as const;
  const call = after(team, at(5), { type: "answer", ...declaring });
  expect(negotiationOf(call)).toEqual(["unknown", "perfect", "unknown"]);
  expect(negotiationOf(after(call, at(6), says.join("bob", 2)))).toEqual(["unknown", "unknown", "unknown"]);
  const placedBy = placed(["bob"], { actor: { ...on("alice"), negotiation: "perfect" } });
  expect(negotiationOf(placedBy)).toEqual(["perfect", "unknown"]);
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
