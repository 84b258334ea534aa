import { describe, expect, it } from "vitest";
import type { CallDetail, Member } from "@/lib/contract";
import { outcomeOf, refusedOutcome } from "./outcome";
import { reduce } from "./reduce";
import { initialState, type PhoneState, type Stage } from "./state";
import { callDetail } from "./testing/calls";
import { viewOf } from "./view";

const people = [{ userId: "li", name: "Li Lei" }];
const placing: Stage = { key: "1", type: "video", group: false, outgoing: true, people, step: "placing" };
const inside: Stage = { ...placing, step: "in", callId: "call", entered: 1 };

function stateWith(part: Partial<PhoneState>, ...calls: CallDetail[]): PhoneState {
  const held = calls.map((call) => [call.id, { call, epochs: {} }] as const);
  return {
    ...initialState({ userId: "ana", name: "Ana" }),
    clientId: "tab",
    calls: Object.fromEntries(held),
    ...part,
  };
}
const stageOf = (state: PhoneState) => viewOf(state).stage;
const called = (member: Partial<Member>, call: Partial<CallDetail> = {}) =>
  callDetail({
    ...call,
    members: [
      { userId: "ana", status: "calling" },
      { userId: "li", ...member },
    ],
  });

describe("The stage", () => {
  it("is empty when this tab has nothing to do", () => {
    expect(stageOf(stateWith({}))).toBeNull();
  });

  it("names who is called before the server knows of it", () => {
    expect(stageOf(stateWith({ stage: placing }))).toMatchObject({
      phase: "placing",
      reachable: true,
      people: [{ name: "Li Lei", status: "calling", media: "none", stream: null }],
    });
  });

  it.each([
    [
      "calling, and nobody can be reached",
      called({ reachable: false }),
      { phase: "calling", reachable: false },
    ],
    ["calling, and somebody will ring", called({ reachable: true }), { phase: "calling", reachable: true }],
    [
      "ringing on two devices",
      called({ status: "ringing", ringingOn: 2 }, { status: "ringing" }),
      { phase: "ringing", reachable: true, ringingOn: 2 },
    ],
    [
      "connected",
      callDetail({ status: "connected", connectedAt: new Date(7_000).toISOString() }),
      { phase: "connected", connectedAt: 7_000, people: [{ media: "connecting" }] },
    ],
  ])("says that it is %s", (_words, call, expected) => {
    expect(stageOf(stateWith({ stage: inside }, call))).toMatchObject(expected);
  });

  it("shows a callee who has answered as connected before the call itself says so", () => {
    const answered = { ...inside, outgoing: false, connectedAt: 5 };
    expect(stageOf(stateWith({ stage: answered }))).toMatchObject({ phase: "connected", connectedAt: 5 });
  });

  it.each([
    ["the media path is being repaired", { media: "reconnecting" as const }, false, true],
    ["their socket is gone", { media: "connected" as const }, true, true],
    ["all is well", { media: "connected" as const }, false, false],
  ])("marks a tile as reconnecting or not when %s", (_words, { media }, reconnecting, expected) => {
    const call = callDetail({
      status: "connected",
      members: [
        { userId: "ana", status: "connected" },
        { userId: "li", status: "connected", reconnecting },
      ],
    });
    const state = stateWith(
      {
        stage: inside,
        media: { li: { stream: null, screen: null, media, soundBlocked: false, still: false } },
      },
      call,
    );
    expect(stageOf(state)?.people[0]?.reconnecting).toBe(expected);
  });

  it("goes on telling what happened when the call is gone", () => {
    const outcome = { status: "missed", byMe: false, duration: 0 } as const;
    const last = callDetail({ status: "missed" });
    const state = stateWith({ stage: { ...inside, step: "over", outcome, last } });
    expect(stageOf(state)).toMatchObject({
      phase: "over",
      outcome,
      people: [{ userId: "li", media: "none" }],
    });
  });

  it("says where a call of this user goes on, unless that was dismissed", () => {
    const call = callDetail({ status: "connected", clientId: "another" });
    expect(stageOf(stateWith({}, call))).toMatchObject({ phase: "elsewhere", people: [{ media: "none" }] });
    expect(stageOf(stateWith({ dismissed: ["call"] }, call))).toBeNull();
  });

  it("has tiles in a group only for those who are in it or are being called", () => {
    const call = callDetail({
      group: true,
      status: "connected",
      members: [
        { userId: "ana", status: "connected" },
        { userId: "li", status: "connected" },
        { userId: "omar", status: "rejected" },
        { userId: "mia", status: "ringing" },
      ],
    });
    const state = stateWith({ stage: { ...inside, group: true } }, call);
    expect(stageOf(state)?.people.map((tile) => tile.userId)).toEqual(["li", "mia"]);
  });
});

describe("Incoming calls", () => {
  const fromLi = callDetail({
    callerId: "li",
    callerName: "Li",
    clientId: undefined,
    type: "video",
    members: [
      { userId: "li", userName: "Li", userAvatar: "/li.png", status: "calling" },
      { userId: "ana", status: "ringing" },
      { userId: "mia", userName: "Mia", status: "ringing" },
    ],
  });

  it("say who calls, who else is called, and whether this user is in a call", () => {
    expect(viewOf(stateWith({}, fromLi)).incoming).toEqual([
      {
        callId: "call",
        type: "video",
        from: { userId: "li", name: "Li", avatar: "/li.png" },
        group: false,
        others: [{ userId: "mia", name: "Mia" }],
        waiting: false,
        answering: false,
      },
    ]);
    expect(viewOf(stateWith({ stage: { ...inside, callId: "other" } }, fromLi)).incoming[0]?.waiting).toBe(
      true,
    );
    expect(viewOf(stateWith({ answering: "call" }, fromLi)).incoming[0]?.answering).toBe(true);
  });

  it("wait while this user is in a call, here or elsewhere, and only as long as that call lives", () => {
    const waiting = { ...fromLi, waiting: true };
    const elsewhere = callDetail({ id: "other", status: "connected", clientId: "another tab" });
    const held = stateWith({}, waiting, elsewhere);
    const own = (state: PhoneState) => viewOf(state).incoming.map((call) => call.waiting);
    expect(own(held)).toEqual([true]);
    expect(
      own(reduce(held, { type: "pushed", message: { call: { ...elsewhere, version: 9, status: "ended" } } })),
    ).toEqual([false]);
    expect(own(stateWith({ leaving: { other: { name: "hangup" } } }, waiting, elsewhere))).toEqual([false]);
  });

  it("are no longer shown once declined here, or answered anywhere", () => {
    const declined = stateWith({ leaving: { call: { name: "reject", reason: "declined" } } }, fromLi);
    expect(viewOf(declined).incoming).toEqual([]);
    const answered = {
      ...fromLi,
      members: fromLi.members.map((each) => ({ ...each, status: "connected" as const })),
    };
    expect(viewOf(stateWith({}, answered)).incoming).toEqual([]);
  });
});

describe("The outcome", () => {
  const ended = (parts: Parameters<typeof callDetail>[0]) => outcomeOf(callDetail(parts), "ana", false);

  it.each([
    [
      { status: "ended", endReason: "hangup", duration: 12 },
      { status: "ended", endReason: "hangup", duration: 12 },
    ],
    [
      { status: "ended", endReason: "connection_lost" },
      { status: "ended", endReason: "connection_lost" },
    ],
    [{ status: "cancelled" }, { status: "cancelled", duration: 0 }],
    [{ status: "missed" }, { status: "missed" }],
  ] as const)("of %j is %j", (parts, expected) => {
    expect(ended(parts)).toMatchObject({ ...expected, byMe: false });
  });

  it("of a declined call says how", () => {
    const members = [
      { userId: "ana", status: "rejected" as const },
      { userId: "li", status: "rejected" as const, rejectReason: "busy" as const },
    ];
    expect(ended({ status: "rejected", members })).toMatchObject({
      status: "rejected",
      rejectReason: "busy",
    });
  });

  it("of a group call that goes on without this user has their own time", () => {
    const [joinedAt, leftAt] = [new Date(1_000).toISOString(), new Date(9_900).toISOString()];
    const members = [{ userId: "ana", status: "ended" as const, joinedAt, leftAt }];
    expect(ended({ status: "connected", group: true, duration: 99, members })).toMatchObject({
      status: "ended",
      duration: 8,
    });
  });

  it.each([
    ["CALL_CANCELLED", "cancelled"],
    ["CALL_MISSED", "missed"],
    ["CALL_REJECTED", "rejected"],
    ["CALL_ENDED", "ended"],
    ["CALL_FULL", "failed"],
    ["NETWORK", "failed"],
  ] as const)("of a request refused with %s is %s", (code, status) => {
    expect(refusedOutcome(code)).toEqual({
      status,
      byMe: false,
      duration: 0,
      ...(status === "failed" && { code }),
    });
  });
});
