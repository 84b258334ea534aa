import { describe, expect, test } from "vitest";
import { connectedIds, splitInvitees, talkSeconds } from "./read";
import { participantOf } from "./status";
import { after, at, changeBy, codeOf, on, placed, says, settings } from "./testing";
import { transition } from "./transition";
import type { Call, CallAction } from "./types";

const team = placed(["bob", "carol"], { groupId: "team" });
const talking = after(after(team, at(1), says.answer("carol")), at(2), says.answer("bob"));

test("the host leaves, so who has been connected longest is host, and stays it when the first one is back", () => {
  const without = after(talking, at(10), says.leave("alice"));
  expect(without).toMatchObject({ status: "connected", hostId: "carol" });
  expect(after(without, at(11), says.join("alice")).hostId).toBe("carol");
  expect(after(without, at(11), says.leave("carol")).hostId).toBe("bob");
});

test("the host hangs up for all, and whom it still rang at is cancelled", () => {
  const call = after(team, at(1), says.answer("bob"));
  const { type, call: over } = changeBy(call, says.hangup("alice"), at(9));
  expect(type).toBe("ended");
  expect(over).toMatchObject({ status: "ended", endReason: "host_ended", endedAt: at(9) });
  expect(over.participants).toMatchObject([
    { status: "ended", leftAt: at(9), lease: undefined },
    { status: "ended", leftAt: at(9), lease: undefined },
    { status: "cancelled", ringUntil: undefined },
  ]);
});

test("the last to leave ends it with one change", () => {
  const alone = after(talking, at(10), says.leave("alice"), says.hangup("bob"));
  const outcome = transition(alone, says.leave("carol"), at(20), settings);
  expect(outcome.ok && outcome.changes).toMatchObject([
    { type: "ended", call: { endReason: "all_left", endedAt: at(20), version: alone.version + 1 } },
  ]);
});

test("who comes back is the last in the order, and has talked for both stays", () => {
  const left = after(talking, at(12), says.leave("carol"));
  expect(participantOf(left, "carol")).toMatchObject({
    status: "ended",
    leftAt: at(12),
    talkedBefore: 11_000,
  });
  const again = after(left, at(20), says.join("carol"));
  expect(connectedIds(again)).toEqual(["alice", "bob", "carol"]);
  expect(participantOf(again, "carol")).toMatchObject({ epoch: 2, joinedAt: at(20), leftAt: undefined });
  expect(talkSeconds(participantOf(again, "carol")!, at(25.9))).toBe(16);
  expect(talkSeconds(participantOf(left, "carol")!, at(99))).toBe(11);
});

test("a member of the group comes in without having been called", () => {
  const call = after(talking, at(10), says.join("dave"));
  expect(call.calleeIds).toEqual(["bob", "carol", "dave"]);
  expect(connectedIds(call)).toEqual(["alice", "carol", "bob", "dave"]);
  expect(codeOf(talking, { type: "join", ...on("eve"), groupMember: false })).toBe("NOT_GROUP_MEMBER");
});

test("who comes back beside an invitation that was hidden from them gets a new epoch, and keeps what they have talked", () => {
  const without = after(talking, at(10), says.leave("bob"));
  const invitation = { type: "invite", userId: "carol", inviteeIds: ["bob"], hiddenIds: ["bob"] } as const;
  const call = after(without, at(11), invitation, says.join("bob"));
  expect(participantOf(call, "bob")).toMatchObject({ status: "connected", hidden: false, epoch: 2 });
  expect(participantOf(call, "bob")?.talkedBefore).toBe(8_000);
  expect(call.calleeIds).toEqual(without.calleeIds);
  const withoutCaller = after(talking, at(10), says.leave("alice"));
  const back = after(withoutCaller, at(11), { ...invitation, inviteeIds: ["alice"], hiddenIds: ["alice"] });
  expect(after(back, at(12), says.join("alice")).calleeIds).toEqual(without.calleeIds);
});

test("a member of the group who joins while it rings connects the call", () => {
  const change = changeBy(team, says.join("dave"), at(3));
  expect(change).toMatchObject({ type: "connected", call: { status: "connected", connectedAt: at(3) } });
  expect(connectedIds(change.call)).toEqual(["alice", "dave"]);
});

test("who has declined can still join, and that is the first answer", () => {
  const call = after(team, at(2), says.reject("bob"));
  expect(changeBy(call, says.join("bob"), at(4))).toMatchObject({
    type: "connected",
    call: { status: "connected" },
  });
});

test("I reload the page: same client, new epoch, same place in the order", () => {
  const gone = after(talking, at(9), says.mute("carol"), says.gone("carol", at(8)));
  const change = changeBy(gone, says.join("carol"), at(10));
  expect(change.type).toBe("joined");
  expect(participantOf(change.call, "carol")).toMatchObject({
    epoch: 2,
    clientId: "carol-1",
    reconnecting: false,
    joinedAt: at(1),
    muted: true,
    lease: { seenAt: at(10), until: at(40) },
  });
});

test("I take the call over on my laptop, and my phone is told that it was replaced", () => {
  const change = changeBy(talking, says.join("carol", 2), at(10));
  expect(change.type).toBe("replaced");
  expect(participantOf(change.call, "carol")).toMatchObject({
    epoch: 2,
    clientId: "carol-2",
    joinedAt: at(1),
  });
  const late = transition(change.call, says.gone("carol", at(11)), at(12), settings);
  expect(late).toEqual({ ok: true, call: change.call, changes: [] });
});

test("a program that takes the call over has no lease to lose, a tab keeps the one it has", () => {
  const program: CallAction = { ...on("carol", 2), type: "join", groupMember: true, hasSocket: false };
  expect(participantOf(after(talking, at(10), program), "carol")?.lease).toBeUndefined();
  const same: CallAction = { ...on("carol", 1), type: "join", groupMember: true, hasSocket: false };
  expect(participantOf(after(talking, at(10), same), "carol")?.lease).toEqual({
    seenAt: at(1),
    until: at(31),
  });
});

test("inviting makes a call of two a group call for good, and the new ones ring from now", () => {
  const pair = after(placed(["bob"]), at(1), says.answer("bob"));
  const change = changeBy(pair, says.invite("bob", "carol", "alice", "carol"), at(10));
  expect(change).toMatchObject({ type: "invited", actorId: "bob", subjectIds: ["carol"] });
  expect(change.call).toMatchObject({ group: true, hostId: "alice", calleeIds: ["bob", "carol"] });
  expect(participantOf(change.call, "carol")).toMatchObject({
    status: "calling",
    ringUntil: at(40),
    epoch: 0,
  });
  expect(after(change.call, at(11), says.leave("bob")).status).toBe("connected");
});

test("who is in it or rings already is skipped, with the reason", () => {
  const call = after(team, at(1), says.answer("bob"));
  expect(splitInvitees(call, ["alice", "bob", "carol", "dave", "dave"])).toEqual({
    invited: ["dave"],
    skipped: [
      { userId: "alice", reason: "in_call" },
      { userId: "bob", reason: "in_call" },
      { userId: "carol", reason: "ringing" },
    ],
  });
});

test("the caller who left can be called back like anybody else", () => {
  const left = after(talking, at(10), says.leave("alice"));
  const call = after(left, at(11), says.invite("carol", "alice"), says.ring("alice"));
  expect(call.calleeIds).toEqual(["bob", "carol"]);
  const again = after(call, at(12), says.answer("alice", 2));
  expect(participantOf(again, "alice")).toMatchObject({ status: "connected", epoch: 2, clientId: "alice-2" });
  expect(codeOf(again, says.answer("alice", 2))).toBe("ok");
  expect(codeOf(again, says.answer("alice", 1))).toBe("ANSWERED_ELSEWHERE");
});

test("the host can switch another's microphone and camera off, and nobody can switch them on", () => {
  const muted = changeBy(talking, says.mute("alice", "bob"), at(10));
  expect(muted).toMatchObject({ type: "media", actorId: "alice", subjectIds: ["bob"] });
  const media = (userId: string, targetId: string, state: object): CallAction => ({
    type: "media",
    userId,
    targetId,
    ...state,
  });
  expect(codeOf(muted.call, media("alice", "bob", { muted: false }))).toBe("FORBIDDEN");
  expect(codeOf(talking, media("alice", "bob", { videoEnabled: false }))).toBe("ok");
  expect(codeOf(talking, media("alice", "bob", { videoEnabled: true }))).toBe("FORBIDDEN");
  expect(codeOf(talking, media("alice", "bob", { handRaised: false }))).toBe("FORBIDDEN");
  expect(codeOf(talking, media("bob", "carol", { muted: true }))).toBe("NOT_HOST");
  expect(codeOf(talking, media("alice", "eve", { muted: true }))).toBe("NOT_A_PARTICIPANT");
  expect(codeOf(after(team, at(1), says.answer("bob")), says.mute("alice", "carol"))).toBe("NOT_CONNECTED");
  const pair = after(placed(["bob"]), at(1), says.answer("bob"));
  expect(codeOf(pair, says.mute("alice", "bob"))).toBe("FORBIDDEN");
});

test("that somebody may not mute another is told before that they have left, or that the call is over", () => {
  const left = after(talking, at(10), says.leave("bob"));
  expect(codeOf(left, says.mute("bob", "carol"))).toBe("NOT_HOST");
  expect(codeOf(left, says.mute("bob", "bob"))).toBe("NOT_CONNECTED");
  const over = after(placed(["bob"]), at(1), says.answer("bob"), says.hangup("bob"));
  expect(codeOf(over, says.mute("alice", "bob"))).toBe("FORBIDDEN");
  expect(codeOf(over, says.mute("alice", "alice"))).toBe("CALL_ENDED");
});

test("my own hand, screen, microphone and camera are mine, and repeating myself changes nothing", () => {
  const state = { muted: true, videoEnabled: false, handRaised: true, screen: true };
  const action: CallAction = { type: "media", userId: "bob", targetId: "bob", ...state };
  const call = after(talking, at(10), action);
  expect(participantOf(call, "bob")).toMatchObject(state);
  expect(transition(call, action, at(11), settings)).toEqual({ ok: true, call, changes: [] });
  expect(participantOf(after(call, at(12), says.leave("bob")), "bob")).toMatchObject({
    handRaised: false,
    screen: false,
  });
});

test("whoever raises a hand first is first, and who raises it again does not lose the turn", () => {
  const raise = (userId: string, raised = true): CallAction => ({
    type: "media",
    userId,
    targetId: userId,
    handRaised: raised,
  });
  const since = (call: Call, userId: string) => participantOf(call, userId)?.handRaisedAt;
  const two = after(after(talking, at(10), raise("bob")), at(12), raise("alice"));
  expect(transition(two, raise("bob"), at(13), settings).call).toBe(two);
  expect([since(two, "bob"), since(two, "alice")]).toEqual([at(10), at(12)]);
  const lowered = after(two, at(13), raise("bob", false));
  expect(since(lowered, "bob")).toBeUndefined();
  expect(since(after(two, at(13), says.leave("bob")), "bob")).toBeUndefined();
});

test("nobody raises a hand or shares a screen before they are in the call", () => {
  const own = (userId: string, state: object): CallAction => ({
    type: "media",
    userId,
    targetId: userId,
    ...state,
  });
  for (const userId of ["alice", "bob"]) {
    expect(codeOf(team, own(userId, { handRaised: true }))).toBe("NOT_CONNECTED");
    expect(codeOf(team, own(userId, { screen: true }))).toBe("NOT_CONNECTED");
    expect(codeOf(team, own(userId, { screen: false }))).toBe("ok");
  }
});

test("when another client of mine takes over, my hand stays up and my screen is not shared any more", () => {
  const shown = after(talking, at(10), {
    type: "media",
    userId: "bob",
    targetId: "bob",
    handRaised: true,
    screen: true,
  });
  const taken = after(shown, at(11), says.join("bob", 2));
  expect(participantOf(taken, "bob")).toMatchObject({ clientId: "bob-2", handRaised: true, screen: false });
});

describe("the role of the host", () => {
  test("is handed to somebody who is connected, and the former host is a participant like any other", () => {
    const change = changeBy(talking, says.host("alice", "carol"), at(10));
    expect(change).toMatchObject({ type: "host", actorId: "alice", subjectIds: ["carol"] });
    expect(change.call.hostId).toBe("carol");
    expect(codeOf(change.call, says.mute("alice", "carol"))).toBe("NOT_HOST");
    expect(after(change.call, at(11), says.mute("carol", "alice")).version).toBe(change.call.version + 1);
    expect(after(change.call, at(12), says.leave("alice")).hostId).toBe("carol");
  });

  test("is handed over once, however often it is asked for", () => {
    const call = after(talking, at(10), says.host("alice", "carol"));
    expect(transition(call, says.host("alice", "carol"), at(11), settings)).toEqual({
      ok: true,
      call,
      changes: [],
    });
  });

  test("is nobody else's to give, and nobody's who is not there", () => {
    const left = after(talking, at(9), says.leave("carol"));
    const over = after(talking, at(9), says.hangup("alice"));
    const pair = after(placed(["bob"]), at(1), says.answer("bob"));
    const refusals = [
      [talking, says.host("bob", "carol"), "NOT_HOST"],
      [talking, says.host("alice", "nobody"), "NOT_A_PARTICIPANT"],
      [left, says.host("alice", "carol"), "NOT_CONNECTED"],
      [over, says.host("alice", "carol"), "CALL_ENDED"],
      [pair, says.host("alice", "bob"), "FORBIDDEN"],
      [placed(["bob", "carol"]), says.host("alice", "bob"), "NOT_CONNECTED"],
    ] as const;
    for (const [call, action, code] of refusals) {
      expect(codeOf(call, action)).toBe(code);
    }
  });
});
