import { describe, expect, it } from "vitest";
import { FakeClock } from "../testing/clock";
import { Recovery, type Repair, repairOf } from "./recovery";

/** The recovery of a path that carries until somebody says otherwise, and what it has done so far. */
function path({ later = true, rebuild = true, relay = false } = {}) {
  const clock = new FakeClock();
  const done: Repair[] = [];
  let state: RTCPeerConnectionState = "connected";
  const recovery = new Recovery({
    clock,
    means: () => ({ rebuild, relay }),
    first: () => later,
    carries: () => state === "connected",
    repair: (repair) => {
      done.push(repair);
      if (repair !== "restart") state = "new";
    },
  });
  const become = (next: RTCPeerConnectionState) => {
    state = next;
    recovery.state(next);
  };
  return { clock, done, recovery, become };
}

describe("When media stop coming", () => {
  it("ICE is restarted after two seconds, for it often recovers by itself", () => {
    const { clock, done, become } = path();
    become("disconnected");
    clock.pass(1_900);
    expect(done).toEqual([]);
    clock.pass(100);
    expect(done).toEqual(["restart"]);
  });

  it("and come again by themselves, nothing is done", () => {
    const { clock, done, become } = path();
    become("disconnected");
    clock.pass(1_000);
    become("connected");
    clock.pass(60_000);
    expect(done).toEqual([]);
  });

  it("because the path has failed, ICE is restarted at once", () => {
    const { clock, done, become } = path();
    become("failed");
    clock.pass(0);
    expect(done).toEqual(["restart"]);
  });

  it("and a restart does not bring them, there is a new connection, and another, until one carries", () => {
    const { clock, done, become } = path();
    become("disconnected");
    clock.pass(2_000);
    clock.pass(8_000);
    expect(done).toEqual(["restart", "rebuild"]);
    clock.pass(10_000);
    expect(done).toEqual(["restart", "rebuild", "rebuild"]);
    become("connected");
    clock.pass(120_000);
    expect(done).toHaveLength(3);
    become("disconnected");
    clock.pass(2_000);
    expect(done).toEqual(["restart", "rebuild", "rebuild", "restart"]);
  });

  it("and a restart fails, nobody waits for the end of its time", () => {
    const { clock, done, become } = path();
    become("failed");
    clock.pass(0);
    become("connecting");
    become("failed");
    clock.pass(500);
    expect(done).toEqual(["restart"]);
    clock.pass(500);
    expect(done).toEqual(["restart", "rebuild"]);
  });

  it("who came earlier leaves it to the other side to begin anew, for three seconds", () => {
    const { clock, done, become } = path({ later: false });
    become("disconnected");
    clock.pass(2_000);
    clock.pass(8_000);
    expect(done).toEqual(["restart"]);
    clock.pass(3_000);
    expect(done).toEqual(["restart", "rebuild"]);
  });

  it("and the other side has begun anew, that gets its time before anything else is done", () => {
    const { clock, done, recovery, become } = path({ later: false });
    become("disconnected");
    clock.pass(2_000);
    become("new");
    recovery.replaced();
    clock.pass(9_900);
    expect(done).toEqual(["restart"]);
    become("connected");
    clock.pass(60_000);
    expect(done).toEqual(["restart"]);
  });

  it("a program that does not know a new connection from the old one gets restarts only", () => {
    const { clock, done, become } = path({ rebuild: false });
    become("failed");
    clock.pass(0);
    for (const ms of [8_000, 10_000, 12_000, 20_000]) clock.pass(ms);
    expect(done).toEqual(["restart", "restart", "restart", "restart", "restart"]);
  });

  it("from a call that one has left, nothing is done", () => {
    const { clock, done, recovery, become } = path();
    become("disconnected");
    recovery.stop();
    clock.pass(60_000);
    expect(done).toEqual([]);
  });
});

describe("A first connection", () => {
  it("that does not come about in time is made anew, and by who came earlier somewhat later", () => {
    for (const [later, ms] of [
      [true, 15_000],
      [false, 18_000],
    ] as const) {
      const { clock, done, recovery, become } = path({ later });
      become("new");
      recovery.expected();
      recovery.expected();
      clock.pass(ms - 100);
      expect(done).toEqual([]);
      clock.pass(100);
      expect(done).toEqual(["rebuild"]);
    }
  });

  it("that fails is made anew at once, and one that carries is left alone", () => {
    const { clock, done, recovery, become } = path();
    recovery.expected();
    clock.pass(60_000);
    expect(done).toEqual([]);
    become("new");
    recovery.expected();
    become("failed");
    clock.pass(0);
    expect(done).toEqual(["rebuild"]);
  });

  it("to a program that makes no new ones is waited for", () => {
    const { clock, done, recovery, become } = path({ rebuild: false });
    become("new");
    recovery.expected();
    clock.pass(60_000);
    expect(done).toEqual([]);
  });
});

describe("On another network", () => {
  it("ICE is restarted at once, also while the old path still seems to carry", () => {
    const { clock, done, recovery } = path();
    recovery.networkChanged();
    expect(done).toEqual(["restart"]);
    clock.pass(60_000);
    expect(done).toEqual(["restart"]);
  });

  it("all begins with the first step", () => {
    const { clock, done, recovery, become } = path();
    become("disconnected");
    clock.pass(2_000);
    clock.pass(8_000);
    recovery.networkChanged();
    expect(done).toEqual(["restart", "rebuild", "restart"]);
  });
});

it.each<[number, boolean, boolean, Repair]>([
  [0, true, true, "restart"],
  [1, true, true, "rebuild"],
  [2, true, true, "relay"],
  [3, true, true, "rebuild"],
  [4, true, true, "relay"],
  [2, true, false, "rebuild"],
  [1, false, true, "restart"],
  [2, false, true, "restart"],
])("attempt %i (new connections: %s, TURN: %s) is: %s", (attempt, rebuild, relay, repair) => {
  expect(repairOf(attempt, { rebuild, relay })).toBe(repair);
});
