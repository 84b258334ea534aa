import { describe, expect, it } from "vitest";
import { isOver, stage, talking, talks, until } from "./testing/scenes";
import type { Tab } from "./testing/phones";
import type { FakePeerConnection } from "./testing/peer-connection";

const only = (tab: Tab): FakePeerConnection => {
  const [connection, ...more] = tab.peers.open();
  if (connection === undefined || more.length > 0)
    throw new Error("there is more or less than one connection");
  return connection;
};
const media = (tab: Tab) => stage(tab)?.people[0]?.media;
const restarts = (connection: FakePeerConnection) =>
  connection.log.filter((each) => each === "restartIce").length;
/** The network between the two carries nothing, and they notice. */
const cut = async (...tabs: readonly Tab[]) => {
  for (const tab of tabs) only(tab).become("disconnected");
  for (const tab of tabs) await until(() => expect(media(tab)).toBe("reconnecting"));
};

describe("When the way to the other one breaks", () => {
  it("the tile says that it is being repaired, and a new connection takes over when a restart does not help", async () => {
    const { town, ana, li } = await talking();
    const before = [only(ana), only(li)];
    await cut(ana, li);
    town.clock.pass(2_000);
    await until(() => expect(before.map(restarts)).toEqual([1, 1]));
    for (const connection of before) connection.become("disconnected");
    town.clock.pass(8_000);
    await talks(ana);
    await talks(li);
    expect([only(ana), only(li)]).not.toContain(before[0]);
    expect([only(ana), only(li)]).not.toContain(before[1]);
    expect(only(ana).agreed()).toBe(only(li).id);
    // Nobody came into the call anew for it.
    expect(town.server.call()?.participants.map(({ epoch }) => epoch)).toEqual([1, 1]);
  });

  it("only one of the two notices, and both go over to the new connection", async () => {
    const { town, ana, li } = await talking();
    const before = only(ana);
    for (const tab of [ana, li]) {
      await cut(tab);
      town.clock.pass(2_000);
      only(tab).become("failed");
      town.clock.pass(11_000);
      await until(() => expect(only(ana).agreed()).toBe(only(li).id));
      await talks(ana);
      await talks(li);
    }
    expect(only(ana)).not.toBe(before);
  });

  it("both begin anew at the same moment, and agree on one connection", async () => {
    const { town, ana, li } = await talking();
    await cut(ana, li);
    town.clock.pass(2_000);
    // Nothing arrives until both have made their new connection.
    const held = town.server.signals.hold();
    town.clock.pass(8_000);
    town.clock.pass(3_000);
    await until(() => expect(held.count()).toBeGreaterThanOrEqual(2));
    held.release();
    await until(() => expect(only(ana).agreed()).toBe(only(li).id));
    await until(() => expect(only(li).agreed()).toBe(only(ana).id));
    await talks(ana);
    await talks(li);
  });

  it("the third attempt goes through a TURN server where there is one", async () => {
    const { town, ana, li } = await talking();
    for (const tab of [ana, li]) tab.peers.hasRelay = true;
    await cut(ana, li);
    town.network.broken = true;
    for (const ms of [2_000, 8_000]) town.clock.pass(ms);
    await until(() => expect(only(li).localDescription).not.toBeNull());
    expect(only(li).relay).toBe(false);
    town.clock.pass(10_000);
    await until(() => expect(only(li).relay).toBe(true));
    town.network.broken = false;
    town.network.settle();
    await talks(ana);
    await talks(li);
  });

  it("what is said meanwhile without a connection to the server waits, and arrives", async () => {
    const { town, ana, li } = await talking();
    await cut(ana, li);
    town.server.disconnect("li-1");
    town.clock.pass(2_000);
    town.clock.pass(8_000);
    const heard = () =>
      town.server.commands.filter(({ name, clientId }) => name === "signal" && clientId === "li-1");
    const before = heard().length;
    await until(() => expect(li.phone.getSnapshot().link).toBe("offline"));
    expect(heard()).toHaveLength(before);
    town.server.reconnect("li-1");
    await until(() => expect(heard().length).toBeGreaterThan(before));
    await talks(ana);
    await talks(li);
    expect(only(ana).agreed()).toBe(only(li).id);
  });
});

it("The TURN servers are asked for in the name of the call, while there is one", async () => {
  const { ana, li } = await talking();
  const callId = stage(ana)?.callId;
  expect(callId).toBeDefined();
  expect([ana.peers.call, li.peers.call]).toEqual([callId, callId]);
  await ana.phone.hangUp();
  await until(() => expect([ana.peers.call, li.peers.call]).toEqual([undefined, undefined]));
});

describe("On another network", () => {
  it("ICE is restarted at once, and nothing is interrupted", async () => {
    const { ana, li } = await talking();
    const before = only(ana);
    ana.page().network();
    await until(() => expect(restarts(before)).toBe(1));
    await talks(ana);
    expect(only(ana)).toBe(before);
    await li.phone.hangUp();
    await isOver(ana, { status: "ended" });
    expect(ana.peers.open()).toEqual([]);
  });
});
