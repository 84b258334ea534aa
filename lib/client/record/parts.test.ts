import { expect, test } from "vitest";
import type { Member } from "@/lib/contract";
import { partsOf } from "./parts";
import { spanOf } from "./stays";
import { over, timelineOf } from "./testing";

const members = (...parts: (Partial<Member> & { userId: string })[]) => parts;

/** What became of everybody, in short: how they came in, and what they did from which second to which. */
function told(call: ReturnType<typeof over>, ...events: Parameters<typeof timelineOf>) {
  const timeline = timelineOf(...events);
  return partsOf(call, timeline, spanOf(call, timeline)).map(({ member, fate, stretches, ...part }) => ({
    ...part,
    who: `${member.userId} ${fate}`,
    did: stretches.map(({ kind, from, to }) => `${kind} ${from / 1000}-${to / 1000}`),
  }));
}

test("who called waits, then talks, and who was called answers after a while", () => {
  const told1 = told(over(60), [0, "incoming", "ana"], [4, "connected", "li"], [60, "ended", "li"]);
  expect(told1).toEqual([
    { who: "ana placed", did: ["waits 0-4", "talks 4-60"], talkedMs: 56_000 },
    { who: "li answered", did: ["waits 0-4", "talks 4-60"], talkedMs: 56_000, afterMs: 4_000 },
  ]);
});

test("who leaves, comes back and is lost for a while has gaps", () => {
  const call = over(60, { group: true });
  const parts = told(
    call,
    [0, "incoming", "ana"],
    [4, "connected", "li"],
    [10, "left", "li"],
    [20, "joined", "li"],
    [30, "reconnecting", "li"],
    [35, "reconnected", "li"],
    [50, "left", "li"],
    [60, "ended", "ana"],
  );
  expect(parts[1]).toEqual({
    who: "li answered",
    did: ["waits 0-4", "talks 4-10", "talks 20-30", "away 30-35", "talks 35-50"],
    talkedMs: 36_000,
    afterMs: 4_000,
    leftAt: 50_000,
  });
});

test("who was invited or came by themselves was not there before", () => {
  const call = over(60, {
    group: true,
    calleeIds: ["li", "mia", "zoe"],
    members: members({ userId: "ana" }, { userId: "li" }, { userId: "mia" }, { userId: "zoe" }),
  });
  const parts = told(
    call,
    [0, "incoming", "ana"],
    [4, "connected", "li"],
    [10, "invited", "li", { subjectIds: ["mia"] }],
    [15, "answered", "mia"],
    [20, "joined", "zoe"],
    [60, "ended", "ana"],
  );
  expect(parts.slice(2)).toEqual([
    { who: "mia answered", did: ["waits 10-15", "talks 15-60"], talkedMs: 45_000, afterMs: 5_000 },
    { who: "zoe joined", did: ["talks 20-60"], talkedMs: 40_000 },
  ]);
});

test.each([
  ["busy", { status: "rejected", rejectReason: "busy" }],
  ["declined", { status: "rejected", rejectReason: "declined" }],
  ["missed", { status: "missed" }],
  ["cancelled", { status: "cancelled" }],
  ["called", { status: "calling" }],
] as const)("who never came in was %s", (fate, part) => {
  const call = over(30, { status: "missed", members: members({ userId: "ana" }, { userId: "li", ...part }) });
  const parts = told(call, [0, "incoming", "ana"], [30, "missed", "", { subjectIds: ["li"] }]);
  expect(parts[1]).toEqual({ who: `li ${fate}`, did: ["waits 0-30"], talkedMs: 0 });
});

test("without a timeline everybody is named all the same", () => {
  expect(told(over(30)).map(({ who }) => who)).toEqual(["ana placed", "li called"]);
});
