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
  const server = { asked: 0, answer: () => Promise.resolve([turn(`account ${server.asked}`)]) };
  const ask = async () => {
    server.asked += 1;
    return { iceServers: await server.answer(), ttl: 3_600 };
  };
  return { clock, server, ice: createIce({ ask, clock }) };
}

describe("The ICE servers", () => {
  it("are asked for once, however many need them at the same time", async () => {
    const { server, ice } = scene();
    await Promise.all([ice.ready(), ice.ready()]);
    expect([server.asked, ice.servers()]).toEqual([1, [turn("account 1")]]);
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
    expect([server.asked, ice.servers()]).toEqual([2, [turn("account 1")]]);
    second.resolve();
    await expect.poll(() => ice.servers()).toEqual([turn("new")]);
  });

  it("that have expired are waited for", async () => {
    const { clock, ice } = scene();
    await ice.ready();
    clock.pass(hour);
    await ice.ready();
    expect(ice.servers()).toEqual([turn("account 2")]);
  });

  it("that are not to be had stop no call, and are not asked for at each turn", async () => {
    const { clock, server, ice } = scene();
    server.answer = () => Promise.reject(new Error("no network"));
    await ice.ready();
    await ice.ready();
    expect([server.asked, ice.servers()]).toEqual([1, []]);
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
    expect(ice.servers()).toEqual([]);
  });
});

describe("A peer connection", () => {
  class Connection {
    signalingState = "stable";
    readonly set: RTCConfiguration[] = [];
    constructor(readonly configuration: RTCConfiguration) {}
    getConfiguration = () => ({ ...this.configuration, bundlePolicy: "balanced" });
    setConfiguration = (configuration: RTCConfiguration) => void this.set.push(configuration);
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
    expect(made[0]?.configuration).toEqual({ iceServers: [turn("account 1")] });
    expect(made[0]?.set).toEqual([]);
  });

  it("is given them before it describes itself, where they came later", async () => {
    const { factory, made } = peers();
    const connection = factory.connection(false);
    await factory.prepare(connection);
    await factory.prepare(connection);
    expect(made[0]?.configuration).toEqual({ iceServers: [] });
    expect(made[0]?.set).toEqual([{ iceServers: [turn("account 1")], bundlePolicy: "balanced" }]);
  });

  it("that was closed meanwhile is left alone", async () => {
    const { factory, made } = peers();
    const connection = factory.connection(false);
    const prepared = factory.prepare(connection);
    if (made[0]) made[0].signalingState = "closed";
    await prepared;
    expect(made[0]?.set).toEqual([]);
  });
});
