import { describe, expect, test } from "vitest";
import { applyDue } from "./due";
import { eventDetail } from "./event-detail";
import { after, at, changeBy, placed, says, settings, withSocketsAlive } from "./testing";
import type { Call, CallAction } from "./types";

const pair = placed(["bob"]);
const twice = after(pair, at(1), says.ring("bob", 1), says.ring("bob", 2));
const talk = after(pair, at(2), says.answer("bob"));
const group = after(placed(["bob", "carol"]), at(2), says.answer("bob"), says.answer("carol"));
const lost = after(talk, at(9), says.gone("bob", at(7)));
const media = (userId: string, more: object): CallAction => ({
  type: "media",
  userId,
  targetId: userId,
  ...more,
});

/** What is kept of what the action does, eleven seconds after the call was placed. */
const detailOf = (call: Call, action: CallAction) => eventDetail(call, changeBy(call, action, at(11)));

describe("the timeline tells", () => {
  test.each<[string, Call, CallAction, object | undefined]>([
    ["on how many devices it rings", twice, says.ring("bob", 3), { ringingOn: 3 }],
    ["on which of them the call was taken", twice, says.answer("bob", 2), { device: 2, of: 2 }],
    ["also when taking it is called joining", twice, says.join("bob", 1), { device: 1, of: 2 }],
    ["no number of a device that never rang", twice, says.answer("bob", 3), { of: 2 }],
    ["nothing of devices where none had rung yet", pair, says.answer("bob"), undefined],
    ["how somebody said no", pair, says.reject("bob"), { reason: "busy" }],
    ["that somebody muted themselves", talk, says.mute("bob"), { muted: true }],
    ["that the host muted somebody", group, says.mute("alice", "bob"), { muted: true }],
    ["that a camera was switched off", talk, media("bob", { videoEnabled: false }), { videoEnabled: false }],
    ["that a screen is shared", talk, media("bob", { screen: true }), { screen: true }],
    ["that a hand was raised", talk, media("bob", { handRaised: true }), { handRaised: true }],
    ["only what changed", talk, media("bob", { muted: false, screen: true }), { screen: true }],
    ["how long somebody was away", lost, says.back("bob"), { awayMs: 4_000 }],
    ["that somebody loaded the page anew", talk, says.join("bob", 1), { again: true }],
    ["how long that took", lost, says.join("bob", 1), { again: true, awayMs: 4_000 }],
    ["nothing more of a move to another device", talk, says.join("bob", 2), undefined],
    ["why the call ended", group, says.hangup("alice"), { endReason: "host_ended" }],
    ["who became the host", group, says.leave("alice"), { hostId: "bob" }],
    ["nothing of the host when another leaves", group, says.leave("bob"), undefined],
    ["nothing more of an invitation", talk, says.invite("alice", "erin"), undefined],
  ])("%s", (_, call, action, detail) => {
    expect(detailOf(call, action)).toEqual(detail);
  });

  test("how the last one said no, where somebody else had not answered", () => {
    const unanswered = placed(["bob", "carol"]);
    const invited = after(unanswered, at(20), says.invite("alice", "erin"));
    const missed = applyDue(withSocketsAlive(invited, at(30)), at(31), settings).call;
    const change = changeBy(missed, says.reject("erin"), at(32));
    expect([change.type, eventDetail(missed, change)]).toEqual(["missed", { reason: "busy" }]);
  });

  test("nothing more of the first event than that somebody called", () => {
    const first = { type: "incoming" as const, actorId: "alice", at: at(0), call: pair };
    expect(eventDetail(undefined, first)).toBeUndefined();
  });

  test("never by which client anything was done", () => {
    const told = [twice, lost, talk].map((call) =>
      JSON.stringify([detailOf(call, says.join("bob", 1)), detailOf(call, says.hangup("alice"))]),
    );
    expect(told.join()).not.toContain("bob-");
  });
});
