import { expect, test } from "vitest";
import { participantOf } from "./status";
import { after, at, changeBy, on, placed, says, settings } from "./testing";
import { transition } from "./transition";
import type { Call, CallAction } from "./types";
import { viewFor } from "./view";

const offer = { type: "offer", sdp: "v=0 offer" } as const;
const answer = { type: "answer", sdp: "v=0 answer" } as const;
const withAnswer: CallAction = { type: "answer", answer, ...on("bob") };
const codeOf = (call: Call, action: CallAction, of = settings) => {
  const outcome = transition(call, action, at(5), of);
  return outcome.ok ? "ok" : outcome.code;
};

test("my answer connects us both, from this moment", () => {
  const { call } = changeBy(after(placed(["bob"]), at(1), says.ring("bob")), says.answer("bob"), at(5));
  expect(call).toMatchObject({ status: "connected", connectedAt: at(5), version: 3 });
  expect(participantOf(call, "alice")).toMatchObject({ status: "connected", joinedAt: at(5), epoch: 1 });
  expect(participantOf(call, "bob")).toMatchObject({
    status: "connected",
    joinedAt: at(5),
    epoch: 1,
    clientId: "bob-1",
    lease: { seenAt: at(5), until: at(35) },
    ringUntil: undefined,
    ringingClients: [],
  });
});

test("once we talk, the caller's place outlives a lost socket for longer", () => {
  const call = after(placed(["bob"]), at(5), says.answer("bob"));
  expect(participantOf(call, "alice")?.lease).toEqual({ seenAt: at(0), until: at(30) });
});

test("I can answer muted and without my camera", () => {
  const quiet: CallAction = { type: "answer", ...on("bob"), muted: true, videoEnabled: false };
  expect(participantOf(after(placed(["bob"]), at(5), quiet), "bob")).toMatchObject({
    muted: true,
    videoEnabled: false,
  });
});

test("what I switched off while it rang stays off when I answer", () => {
  const call = after(placed(["bob"]), at(2), says.mute("bob"), says.answer("bob"));
  expect(participantOf(call, "bob")?.muted).toBe(true);
});

test("I answer on my phone, so my laptop learns that it was answered elsewhere", () => {
  const call = after(placed(["bob"]), at(5), says.answer("bob", 1));
  expect(codeOf(call, says.answer("bob", 2))).toBe("ANSWERED_ELSEWHERE");
});

test("a pending offer has to be answered, and its answer reaches the caller alone", () => {
  const call = placed(["bob"], { offer });
  expect(codeOf(call, says.answer("bob"))).toBe("VALIDATION_ERROR");
  expect(viewFor(call, "bob")?.offer).toEqual(offer);
  expect(viewFor(call, "alice")?.offer).toBeUndefined();
  const taken = after(call, at(5), withAnswer);
  expect(taken.offer).toBeUndefined();
  expect(viewFor(taken, "alice")?.answer).toEqual(answer);
  expect(viewFor(taken, "bob")?.answer).toBeUndefined();
  expect(viewFor(taken, "bob")?.offer).toBeUndefined();
});

test("an answer without an offer connects, and is not kept", () => {
  expect(after(placed(["bob"]), at(5), withAnswer).answer).toBeUndefined();
});

test("inviting a second person lapses the offer, which was for one", () => {
  const call = after(placed(["bob"], { offer }), at(1), says.invite("alice", "carol"));
  expect(call.offer).toBeUndefined();
  expect(codeOf(call, says.answer("bob"))).toBe("ok");
});

test("the offer of a caller who reloaded the page is void", () => {
  const joined = after(placed(["bob"], { offer, groupId: "team" }), at(1), says.join("dave"));
  expect(joined.offer).toEqual(offer);
  expect(after(joined, at(2), says.join("alice")).offer).toBeUndefined();
});

test("the second callee answers into the running call", () => {
  const call = after(placed(["bob", "carol"]), at(5), says.answer("bob"));
  const change = changeBy(call, says.answer("carol"), at(9));
  expect(change).toMatchObject({ type: "answered", call: { connectedAt: at(5) } });
  expect(viewFor(change.call, "alice")?.participants).toEqual(["alice", "bob", "carol"]);
});

test("a full call takes nobody more, neither by answer nor by join", () => {
  const call = after(placed(["bob", "carol"]), at(5), says.answer("bob"));
  const two = { ...settings, maxConnected: 2 };
  expect(codeOf(call, says.answer("carol"), two)).toBe("CALL_FULL");
  expect(codeOf(call, says.join("carol"), two)).toBe("CALL_FULL");
  expect(codeOf(call, says.join("bob", 2), two)).toBe("ok");
  expect(codeOf(placed(["bob"]), says.answer("bob"), { ...settings, maxConnected: 1 })).toBe("CALL_FULL");
});

test("it rings on two of my devices, counted once each, while programs are not counted", () => {
  const program: CallAction = { type: "ring", userId: "bob", clientId: "robot", counts: false };
  const polled = after(placed(["bob"]), at(1), program);
  expect(viewFor(polled, "alice")?.members[1]).toMatchObject({ status: "ringing", ringingOn: 0 });
  expect(transition(polled, program, at(2), settings)).toEqual({ ok: true, call: polled, changes: [] });
  const call = after(polled, at(2), says.ring("bob", 1), says.ring("bob", 2));
  expect(viewFor(call, "alice")?.members[1]?.ringingOn).toBe(2);
  expect(viewFor(call, "alice")?.members[0]?.ringingOn).toBeUndefined();
});

test("twenty devices are counted and no more", () => {
  const devices = Array.from({ length: 20 }, (_, index) => says.ring("bob", index + 1));
  const call = after(placed(["bob"]), at(1), ...devices);
  expect(transition(call, says.ring("bob", 21), at(2), settings)).toMatchObject({ ok: true, changes: [] });
});

test("a clock that was set back does not end a call before it began", () => {
  const call = after(placed(["bob"]), at(-5), says.answer("bob"), says.hangup("bob"));
  expect(call).toMatchObject({ createdAt: at(0), connectedAt: at(0), endedAt: at(0) });
});
