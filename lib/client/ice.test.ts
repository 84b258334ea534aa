import { describe, expect, it } from "vitest";
import { createIce } from "./ice";
import { icePeers } from "./peer-factory";
import { FakeClock } from "./testing/clock";
import { later } from "./testing/scenes";

const turn = (name: string): RTCIceServer => ({ urls: ["turn:turn"], username: name, credential: "c" });
const hour = 3_600_000;

/** A server that counts how often it was asked; `answer` may be replaced. */
function scene() {
  const clock = new FakeClock();
  const server = {
    asked: 0,
    policy: "all" as RTCIceTransportPolicy,
    answer: () => Promise.resolve([turn(`account ${server.asked}`)]),
  };
  const calls: (string | undefined)[] = [];
  const ask = async (callId: string | undefined) => {
    calls.push(callId);
    server.asked += 1;
    return { iceServers: await server.answer(), iceTransportPolicy: server.policy, ttl: 3_600 };
  };
  return { clock, server, calls, ice: createIce({ ask, clock }) };
}

describe("The ICE servers", () => {
  it("are asked for once, however many need them at the same time", async () => {
    const { server, ice } = scene();
    await Promise.all([ice.ready(), ice.ready()]);
    expect([server.asked, ice.configuration().iceServers]).toEqual([1, [turn("account 1")]]);
    await ice.ready();
    expect(server.asked).toBe(1);
  });

  it("are asked for anew before they expire, while nobody waits for it", async () => {
    const { clock, server, ice } = scene();
    await ice.ready();
    clock.pass(hour / 2);
    const second = later();
    server.answer = () => second.promise.then(() => [turn("new")]);
    await ice.ready();
    expect([server.asked, ice.configuration().iceServers]).toEqual([2, [turn("account 1")]]);
    second.resolve();
    await expect.poll(() => ice.configuration().iceServers).toEqual([turn("new")]);
  });

  it("that have expired are waited for", async () => {
    const { clock, ice } = scene();
    await ice.ready();
    clock.pass(hour);
    await ice.ready();
    expect(ice.configuration().iceServers).toEqual([turn("account 2")]);
  });

  it("that are not to be had stop no call, and are not asked for at each turn", async () => {
    const { clock, server, ice } = scene();
    server.answer = () => Promise.reject(new Error("no network"));
    await ice.ready();
    await ice.ready();
    expect([server.asked, ice.configuration().iceServers]).toEqual([1, []]);
    clock.pass(10_000);
    await ice.ready();
    expect(server.asked).toBe(2);
  });

  it("of a server that does not answer are not waited for for long", async () => {
    const { clock, server, ice } = scene();
    server.answer = () => new Promise(() => undefined);
    const ready = ice.ready();
    clock.pass(1_500);
    await ready;
    expect(ice.configuration().iceServers).toEqual([]);
  });
});

describe("A peer connection", () => {
  class Connection {
    signalingState = "stable";
    restarts = 0;
    readonly set: RTCConfiguration[] = [];
    constructor(readonly configuration: RTCConfiguration) {}
    getConfiguration = () => ({ ...this.configuration, bundlePolicy: "balanced" });
    setConfiguration = (configuration: RTCConfiguration) => void this.set.push(configuration);
    restartIce = () => void (this.restarts += 1);
  }

  function peers() {
    const all = scene();
    const made: Connection[] = [];
    const factory = icePeers(all.ice, (configuration) => {
      const connection = new Connection(configuration);
      made.push(connection);
      return connection as unknown as RTCPeerConnection;
    });
    return { ...all, made, factory };
  }

  it("has the servers that are known when it is made", async () => {
    const { factory, made } = peers();
    await factory.prepare();
    await factory.prepare(factory.connection(false));
    expect(made[0]?.configuration).toEqual({ iceServers: [turn("account 1")], iceTransportPolicy: "all" });
    expect(made[0]?.set).toEqual([]);
  });

  it("is given them before it describes itself, where they came later", async () => {
    const { factory, made } = peers();
    const connection = factory.connection(false);
    await factory.prepare(connection);
    await factory.prepare(connection);
    expect(made[0]?.configuration).toEqual({ iceServers: [], iceTransportPolicy: "all" });
    expect(made[0]?.set).toEqual([
      { iceServers: [turn("account 1")], iceTransportPolicy: "all", bundlePolicy: "balanced" },
    ]);
  });

  it("goes through the relay alone where the server says so", async () => {
    const { factory, made, server } = peers();
    server.policy = "relay";
    await factory.prepare(factory.connection(false));
    expect(made[0]?.set[0]?.iceTransportPolicy).toBe("relay");
    factory.connection(false);
    expect(made[1]?.configuration.iceTransportPolicy).toBe("relay");
  });

  it("that was closed meanwhile is left alone", async () => {
    const { factory, made } = peers();
    const connection = factory.connection(false);
    const prepared = factory.prepare(connection);
    if (made[0]) made[0].signalingState = "closed";
    await prepared;
    expect(made[0]?.set).toEqual([]);
  });

  it("that is to go through the relay alone stays so with new servers", async () => {
    const { factory, made } = peers();
    await factory.prepare(factory.connection(true));
    expect(made[0]?.configuration.iceTransportPolicy).toBe("relay");
    expect(made[0]?.set[0]?.iceTransportPolicy).toBe("relay");
  });

  it("in a long call gets new accounts before the old ones end, and goes over to them without a gap", async () => {
    const { clock, factory, made, server } = peers();
    await factory.prepare();
    factory.connection(false);
    clock.pass(hour / 2 - 1);
    expect(server.asked).toBe(1);
    clock.pass(1);
    await expect.poll(() => made[0]?.restarts).toBe(1);
    expect(made[0]?.set.at(-1)?.iceServers).toEqual([turn("account 2")]);
    clock.pass(hour / 2);
    await expect.poll(() => made[0]?.restarts).toBe(2);
    expect(made[0]?.set.at(-1)?.iceServers).toEqual([turn("account 3")]);
  });

  it("asks again soon where the new accounts were not to be had", async () => {
    const { clock, factory, made, server } = peers();
    await factory.prepare();
    factory.connection(false);
    const { answer } = server;
    server.answer = () => Promise.reject(new Error("no network"));
    clock.pass(hour / 2);
    await expect.poll(() => server.asked).toBe(2);
    server.answer = answer;
    await expect
      .poll(() => {
        clock.pass(10_000);
        return made[0]?.restarts;
      })
      .toBe(1);
  });

  it("that has ended is given nothing, and nothing is asked for its sake", async () => {
    const { clock, factory, made, server } = peers();
    await factory.prepare();
    factory.connection(false);
    if (made[0]) made[0].signalingState = "closed";
    clock.pass(hour / 2);
    expect([server.asked, made[0]?.restarts]).toEqual([1, 0]);
  });

  it("without a relay has no account that could end", async () => {
    const { clock, factory, made, server } = peers();
    server.answer = () => Promise.resolve([{ urls: ["stun:stun"] }]);
    await factory.prepare();
    factory.connection(false);
    clock.pass(hour);
    expect([server.asked, made[0]?.restarts]).toEqual([1, 0]);
  });
});

describe("For a call", () => {
  it("there are accounts of its own, which who answers waits for, and which are kept after it", async () => {
    const { server, calls, ice } = scene();
    await ice.ready();
    ice.inCall("call-1");
    ice.inCall("call-1");
    await ice.ready();
    expect(ice.configuration().iceServers).toEqual([turn("account 2")]);
    ice.inCall(undefined);
    await ice.ready();
    expect([calls, server.asked]).toEqual([[undefined, "call-1"], 2]);
  });

  it("they come although those of before were asked for a moment ago", async () => {
    const { calls, ice } = scene();
    await ice.ready();
    ice.inCall("call-1");
    const asked = ice.ready();
    ice.inCall("call-2");
    await asked;
    await ice.ready();
    expect(calls).toEqual([undefined, "call-1", "call-2"]);
  });

  it("that the server does not know there are those of nobody in particular", async () => {
    const { server, calls, ice } = scene();
    await ice.ready();
    const usual = server.answer;
    server.answer = () => (calls.at(-1) === "gone" ? Promise.reject(new Error("404")) : usual());
    ice.inCall("gone");
    await ice.ready();
    expect(calls).toEqual([undefined, "gone", undefined]);
    expect(ice.configuration().iceServers).toEqual([turn("account 3")]);
  });

  it("nothing is asked for anew where there is no TURN server", async () => {
    const { server, ice } = scene();
    server.answer = () => Promise.resolve([{ urls: ["stun:stun"] }]);
    await ice.ready();
    ice.inCall("call-1");
    await ice.ready();
    expect(server.asked).toBe(1);
  });
});
