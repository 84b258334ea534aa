import { expect, test } from "vitest";
import { nextDeadline } from "./deadlines";
import { applyDue } from "./due";
import { durationSeconds } from "./read";
import { participantOf } from "./status";
import { after, at, on, placed, says, settings, withSocketsAlive } from "./testing";
import type { Call } from "./types";

const alive = (call: Call, seconds: number) => withSocketsAlive(call, at(seconds));
const due = (call: Call, seconds: number) => applyDue(call, at(seconds), settings);

test("nobody answers, so after half a minute the call is missed, and not a moment earlier", () => {
  const call = alive(after(placed(["bob"]), at(1), says.ring("bob")), 29);
  expect(nextDeadline(call, settings)).toBe(at(30));
  expect(due(call, 29.999).call).toBe(call);
  const { changes } = due(call, 30);
  expect(changes).toMatchObject([
    { type: "missed", subjectIds: ["bob"], at: at(30), call: { status: "missed", endedAt: at(30) } },
  ]);
  expect(changes[0]?.actorId).toBeUndefined();
});

test("the server slept for an hour: the call still ended when its time was up", () => {
  const call = placed(["bob"], { actor: { ...on("alice"), hasSocket: false } });
  expect(due(call, 3600).call).toMatchObject({ status: "missed", endedAt: at(30) });
  expect(nextDeadline(due(call, 3600).call, settings)).toBeUndefined();
});

test("it rang at two people until the same instant: one change tells of both", () => {
  const { changes } = due(alive(placed(["bob", "carol"]), 29), 31);
  expect(changes).toMatchObject([{ type: "missed", subjectIds: ["bob", "carol"] }]);
});

test("who was invited later rings for longer", () => {
  const call = alive(after(placed(["bob"]), at(10), says.invite("alice", "carol")), 29);
  const { changes } = due(alive(due(call, 31).call, 40), 41);
  expect(participantOf(due(call, 31).call, "bob")?.status).toBe("missed");
  expect(due(call, 31).call.status).toBe("calling");
  expect(nextDeadline(due(call, 31).call, settings)).toBe(at(40));
  expect(changes).toMatchObject([{ subjectIds: ["carol"], call: { status: "missed", endedAt: at(40) } }]);
});

test("one declines and one does not hear it: the call is missed", () => {
  const call = alive(after(placed(["bob", "carol"]), at(2), says.reject("bob")), 29);
  expect(due(call, 30).call).toMatchObject({ status: "missed" });
  const late = due(alive(after(placed(["bob"]), at(5), says.invite("alice", "carol")), 29), 30).call;
  expect(after(late, at(32), says.reject("carol"))).toMatchObject({ status: "missed", endedAt: at(32) });
});

test("the caller's window is gone: after ten seconds it stops ringing", () => {
  const call = after(placed(["bob"]), at(6), says.gone("alice", at(5)));
  expect(participantOf(call, "alice")).toMatchObject({
    reconnecting: true,
    lease: { seenAt: at(5), until: at(15) },
  });
  expect(due(call, 20).changes).toMatchObject([
    { type: "cancelled", subjectIds: ["alice"], at: at(15), call: { status: "cancelled", endedAt: at(15) } },
  ]);
  expect(due(call, 20).call.participants).toMatchObject([{ status: "cancelled" }, { status: "cancelled" }]);
});

test("nobody was last seen in the future", () => {
  const call = after(placed(["bob"]), at(6), says.gone("alice", at(9)));
  expect(participantOf(call, "alice")?.lease).toEqual({ seenAt: at(6), until: at(16) });
});

test("the caller is back in time, and it goes on ringing", () => {
  const call = after(placed(["bob"]), at(9), says.gone("alice", at(5)), says.back("alice"));
  expect(participantOf(call, "alice")).toMatchObject({
    reconnecting: false,
    lease: { seenAt: at(9), until: at(19) },
  });
  expect(due(call, 18).changes).toEqual([]);
});

test("the other side's browser crashed: the call of two ended when it was last seen", () => {
  const talking = after(placed(["bob"]), at(5), says.answer("bob"));
  const call = alive(after(talking, at(62), says.gone("bob", at(58))), 87);
  const lost = due(call, 100);
  expect(lost.changes).toMatchObject([
    {
      type: "ended",
      subjectIds: ["bob"],
      at: at(88),
      call: { endReason: "connection_lost", endedAt: at(58) },
    },
  ]);
  expect(lost.call.participants).toMatchObject([
    { status: "ended", leftAt: at(58), talkedBefore: 53_000, reconnecting: false },
    { status: "ended", leftAt: at(58), talkedBefore: 53_000, reconnecting: false },
  ]);
  expect(durationSeconds(lost.call, at(500))).toBe(53);
});

test("a client that was last seen before the answer ends the call at the answer, not before", () => {
  const call = after(placed(["bob"]), at(5), says.answer("bob"));
  expect(due(call, 31).call).toMatchObject({ connectedAt: at(5), endedAt: at(5), status: "ended" });
});

test("another tab of mine neither holds nor gives up my place", () => {
  const call = after(placed(["bob"]), at(5), says.answer("bob"));
  const other = { type: "gone", userId: "bob", clientId: "bob-2", seenAt: at(6) } as const;
  expect(() => after(call, at(6), other)).toThrow("unchanged");
});

test("who calls by program only is never lost", () => {
  const call = placed(["bob"], { actor: { ...on("alice"), hasSocket: false } });
  expect(() => after(call, at(2), says.gone("alice", at(1)))).toThrow("unchanged");
});

test("one of a group is lost and the others go on; the last one lost ends it", () => {
  const call = alive(after(placed(["bob", "carol"]), at(1), says.answer("bob"), says.answer("carol")), 10);
  const carolGone = alive(after(call, at(12), says.gone("carol", at(11))), 40);
  expect(due(carolGone, 41)).toMatchObject({
    changes: [{ type: "left", subjectIds: ["carol"], at: at(41) }],
    call: { status: "connected", hostId: "alice" },
  });
  expect(participantOf(due(carolGone, 41).call, "carol")).toMatchObject({ status: "ended", leftAt: at(11) });
  const all = due(call, 60);
  expect(all.changes.map(({ type, subjectIds }) => [type, subjectIds])).toEqual([
    ["left", ["alice"]],
    ["left", ["bob"]],
    ["ended", ["carol"]],
  ]);
  expect(all.call).toMatchObject({
    status: "ended",
    endReason: "all_left",
    endedAt: at(10),
    hostId: "carol",
  });
});

test("alone in a group call, it ends after a minute", () => {
  const talking = after(placed(["bob", "carol"]), at(1), says.answer("bob"), says.reject("carol"));
  const alone = alive(after(talking, at(10), says.leave("alice")), 69);
  expect(alone).toMatchObject({ aloneSince: at(10), hostId: "bob" });
  expect(after(alone, at(20), says.mute("bob")).aloneSince).toBe(at(10));
  expect(nextDeadline(alone, settings)).toBe(at(70));
  expect(due(alone, 70).changes).toMatchObject([
    { type: "ended", at: at(70), call: { endReason: "all_left", endedAt: at(70) } },
  ]);
});

test("while it rings at somebody nobody is alone; when they do not answer the minute begins", () => {
  const talking = after(placed(["bob", "carol"]), at(1), says.answer("bob"));
  const call = alive(after(talking, at(10), says.leave("bob")), 29);
  expect(call.aloneSince).toBeUndefined();
  expect(due(call, 30).call).toMatchObject({ status: "connected", aloneSince: at(30) });
  expect(after(call, at(20), says.reject("carol")).aloneSince).toBe(at(20));
});

test("an invitation ends being alone", () => {
  const talking = after(placed(["bob", "carol"]), at(1), says.answer("bob"), says.reject("carol"));
  const alone = after(talking, at(10), says.leave("bob"));
  expect(after(alone, at(20), says.invite("alice", "bob")).aloneSince).toBeUndefined();
  expect(after(alone, at(20), says.join("bob")).aloneSince).toBeUndefined();
});

test("no call lasts longer than half a day", () => {
  const noSocket = { ...on("alice"), hasSocket: false };
  const call = after(placed(["bob"], { actor: noSocket }), at(5), {
    type: "answer",
    ...on("bob"),
    hasSocket: false,
  });
  const end = at(5) + settings.longestMs;
  expect(nextDeadline(call, settings)).toBe(end);
  expect(applyDue(call, end, settings).call).toMatchObject({ endReason: "max_duration", endedAt: end });
});

test("a call that is over has no deadline and nothing more happens to it", () => {
  const call = after(placed(["bob"]), at(1), says.cancel("alice"));
  expect(nextDeadline(call, settings)).toBeUndefined();
  expect(due(call, 1_000_000)).toEqual({ call, changes: [] });
});
