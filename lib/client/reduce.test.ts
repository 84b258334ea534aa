import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallDetail, PresentPush } from "@/lib/contract";
import { reduce, type PhoneEvent } from "./reduce";
import { initialState, type PhoneState } from "./state";
import { callDetail } from "./testing/calls";

const start = reduce(initialState({ userId: "ana", name: "Ana" }), { type: "named", clientId: "tab" });
const after = (events: readonly PhoneEvent[], from: PhoneState = start) => events.reduce(reduce, from);
const pushed = (call: CallDetail): PhoneEvent => ({ type: "pushed", message: { call } });
const present = (...calls: CallDetail[]): PhoneEvent => ({
  type: "present",
  now: 0,
  message: { serverTime: new Date(0).toISOString(), calls, signals: [] } satisfies PresentPush,
});
const offline: PhoneEvent = { type: "link", link: "offline" };
const online: PhoneEvent = { type: "link", link: "online" };

describe("What the server says of a call", () => {
  it("counts by its version: late and repeated pushes change nothing", () => {
    const [first, second] = [callDetail({ version: 1 }), callDetail({ version: 2, status: "ringing" })];
    const state = after([pushed(first), pushed(second)]);
    expect(after([pushed(first), pushed(second), pushed(first)], state)).toBe(state);
  });

  it("does not bring a call back that has ended", () => {
    const ended = callDetail({ version: 3, status: "cancelled" });
    const state = after([pushed(ended), pushed(callDetail({ version: 2 }))]);
    expect(state.calls).toEqual({});
  });

  it("replaces everything with `present`: what is not in it is gone", () => {
    const gone = callDetail({ id: "gone" });
    const kept = callDetail({ id: "kept" });
    const state = after([pushed(gone), offline, online, present(kept)]);
    expect(Object.keys(state.calls)).toEqual(["kept"]);
  });

  it("keeps a call that was heard of after the connect, though `present` was read before it", () => {
    const state = after([offline, online, pushed(callDetail({})), present()]);
    expect(Object.keys(state.calls)).toEqual(["call"]);
  });

  it("forgets who came and went before the connection broke: nobody told what happened meanwhile", () => {
    const came: PhoneEvent = { type: "presence", userId: "li", online: true };
    expect(after([came, offline]).presence).toEqual({ li: true });
    expect(after([came, offline, online]).presence).toEqual({});
  });

  it("notes in which version a member came, or came back", () => {
    const away = callDetail({ version: 4, members: [{ userId: "li", epoch: 1, status: "connected" }] });
    const back = callDetail({ version: 7, members: [{ userId: "li", epoch: 2, status: "connected" }] });
    const later = callDetail({ version: 8, members: [{ userId: "li", epoch: 2, status: "connected" }] });
    const epochs = after([pushed(away), pushed(back), pushed(later)]).calls.call?.epochs;
    expect(epochs?.li).toEqual({ epoch: 2, version: 7 });
  });

  it("gives the difference between the clocks", () => {
    const message = { serverTime: new Date(5_000).toISOString(), calls: [], signals: [] };
    expect(after([{ type: "present", now: 2_000, message }]).serverOffset).toBe(3_000);
  });
});

describe("Pushes in any order, repeated and lost", () => {
  const words = ["calling", "ringing", "connected"] as const;
  const statusAt = (version: number, last: number, final: boolean) =>
    final && version === last ? "ended" : (words[Math.min(version - 1, 2)] ?? "connected");

  it("followed by `present` end in the state of the highest version", () => {
    const histories = fc.record({
      last: fc.integer({ min: 1, max: 12 }),
      final: fc.boolean(),
      order: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 30 }),
      late: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 10 }),
    });
    fc.assert(
      fc.property(histories, ({ last, final, order, late }) => {
        const at = (version: number) => callDetail({ version, status: statusAt(version, last, final) });
        const pushes = (versions: number[]) =>
          versions.filter((each) => each <= last).map((each) => pushed(at(each)));
        const listed = final ? [] : [at(last)];
        const state = after([
          ...pushes(order),
          offline,
          online,
          present(...listed),
          ...(final ? [] : pushes(late)),
        ]);
        const expected = final ? undefined : at(last);
        expect(state.calls.call?.call).toEqual(expected);
      }),
    );
  });

  it("never lower the version that is held", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (versions) => {
        const state = after(versions.map((version) => pushed(callDetail({ version }))));
        expect(state.calls.call?.call.version).toBe(Math.max(...versions));
      }),
    );
  });
});

describe("Leaving", () => {
  it("is over at once when hung up, with the time by the server's clock", () => {
    const call = callDetail({ version: 2, status: "connected", connectedAt: new Date(10_000).toISOString() });
    const talking = after([pushed(call), { type: "entered", callId: "call", version: 2, now: 0 }]);
    const over = reduce({ ...talking, serverOffset: 1_000 }, { type: "hung-up", now: 13_500 });
    expect(over.stage).toMatchObject({ step: "over", outcome: { status: "ended", byMe: true, duration: 4 } });
  });

  it("forgets the farewell when the server agrees", () => {
    const leaving: PhoneEvent = { type: "leaving", callId: "call", farewell: { name: "hangup" } };
    const state = after([
      pushed(callDetail({})),
      leaving,
      pushed(callDetail({ version: 2, status: "ended" })),
    ]);
    expect(state.leaving).toEqual({});
  });

  it("is forgotten altogether when the phone stops", () => {
    const state = after([pushed(callDetail({})), { type: "stopped" }]);
    expect(state).toEqual({ ...initialState(start.me), clientId: "tab" });
  });
});
