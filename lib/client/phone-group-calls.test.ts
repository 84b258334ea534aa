import { describe, expect, it } from "vitest";
import { person, type Tab, Town } from "./testing/phones";
import { idOf, incoming, isOver, later, phaseIs, rings, stage, until } from "./testing/scenes";

const family = ["ana", "li", "omar"] as const;
const tilesOf = (tab: Tab) => stage(tab)?.people.map(({ userId, media }) => `${userId} ${media}`);
const talksWith = (tab: Tab, ...others: string[]) =>
  until(() => {
    expect(stage(tab)?.phase).toBe("connected");
    expect(tilesOf(tab)?.sort()).toEqual(others.map((other) => `${other} connected`));
  });

/** A group of three, each at a browser. */
async function group() {
  const town = new Town();
  town.server.groups.make("family", family);
  const [ana, li, omar] = [town.tab("ana"), town.tab("li"), town.tab("omar")];
  await until(() => {
    for (const tab of [ana, li, omar]) expect(tab.phone.getSnapshot().link).toBe("online");
  });
  return { town, ana, li, omar };
}

/** Ana has called the group, and Li has answered; Omar has declined. */
async function running() {
  const all = await group();
  const { ana, li, omar } = all;
  await ana.phone.call([person("li"), person("omar")], "video", { groupId: "family" });
  await Promise.all([rings(li), rings(omar)]);
  const callId = idOf(li);
  await omar.phone.decline(callId, "declined");
  await li.phone.answer(callId, { video: true });
  await talksWith(ana, "li");
  return { ...all, callId };
}

/** The same with Omar in a call with Nina. */
async function omarTalks() {
  const all = await running();
  const { town, omar } = all;
  const nina = town.tab("nina");
  await until(() => expect(nina.phone.getSnapshot().link).toBe("online"));
  await omar.phone.call([person("nina")], "audio");
  await rings(nina);
  await nina.phone.answer(idOf(nina), { video: false });
  await talksWith(omar, "nina");
  return { ...all, nina };
}

describe("The call of a group", () => {
  it("rings at all members and makes no offer, also when there is only one other", async () => {
    const { town, ana, li } = await group();
    await ana.phone.call([person("li")], "audio", { groupId: "family" });
    await rings(li);
    const body = town.server.commands.find(({ name }) => name === "call")?.body;
    expect(body).toMatchObject({ groupId: "family", calleeIds: ["li"] });
    expect(body).not.toHaveProperty("offer");
    expect(incoming(li)).toMatchObject([{ group: true }]);
    expect(stage(ana)).toMatchObject({ group: true, groupId: "family" });
  });

  it("is joined by a member who is not in it, and everybody talks with everybody", async () => {
    const { ana, li, omar, callId } = await running();
    const joining = omar.phone.join(callId, { type: "video", video: true, people: [person("ana")] });
    expect(stage(omar)).toMatchObject({ phase: "placing", joining: true, people: [{ name: "ana" }] });
    expect(await joining).toBeNull();
    await talksWith(omar, "ana", "li");
    await talksWith(ana, "li", "omar");
    await talksWith(li, "ana", "omar");
    expect(stage(omar)).toMatchObject({ group: true, groupId: "family", joining: false });
    expect(stage(ana)?.people.find(({ userId }) => userId === "omar")).toMatchObject({ videoEnabled: true });
  });

  it("is joined again by who has left it", async () => {
    const { li, omar, ana, callId } = await running();
    await li.phone.hangUp();
    li.phone.dismiss();
    await omar.phone.join(callId, { video: false });
    await li.phone.join(callId, { video: false });
    await talksWith(li, "ana", "omar");
    await talksWith(ana, "li", "omar");
    expect(stage(ana)?.people.find(({ userId }) => userId === "li")?.videoEnabled).toBe(false);
  });

  it("is joined by who calls the group while it runs", async () => {
    const { ana, omar, town } = await running();
    await omar.phone.call([person("ana"), person("li")], "video", { groupId: "family" });
    await talksWith(omar, "ana", "li");
    await talksWith(ana, "li", "omar");
    expect(town.server.calls.size).toBe(1);
    await omar.phone.hangUp();
    await talksWith(ana, "li");
    await isOver(omar, { status: "ended", byMe: true });
  });

  it("is answered by who joins it while it rings", async () => {
    const { ana, li } = await group();
    await ana.phone.call([person("li"), person("omar")], "audio", { groupId: "family" });
    await rings(li);
    await li.phone.join(idOf(li), { video: false });
    await until(() => expect(tilesOf(li)).toEqual(["ana connected", "omar none"]));
    expect(incoming(li)).toEqual([]);
  });

  it.each(["CALL_FULL", "NOT_GROUP_MEMBER", "NETWORK"] as const)(
    "that says %s is told as over",
    async (code) => {
      const { town, omar, callId } = await running();
      town.server.refusals.join = code;
      await omar.phone.join(callId, { video: true });
      await isOver(omar, { status: "failed", code });
    },
  );

  it("that has ended meanwhile is told as ended", async () => {
    const { ana, omar, callId } = await running();
    await ana.phone.endForAll();
    await omar.phone.join(callId, { video: true });
    await isOver(omar, { status: "ended", byMe: false });
  });

  it("is left again by who thinks better of it before they are in", async () => {
    const { town, ana, omar, callId } = await running();
    const reply = later();
    town.server.delays.join = reply.promise;
    const joined = omar.phone.join(callId, { video: true });
    await until(() => expect(town.server.commands.at(-1)?.name).toBe("join"));
    await omar.phone.hangUp();
    expect(stage(omar)).toBeNull();
    reply.resolve();
    await joined;
    await talksWith(ana, "li");
    expect(stage(omar)).toBeNull();
    expect(omar.devices.track("audio")).toBeNull();
  });
});

describe("While this user is in another call", () => {
  it("a group's call is joined only if they say that the other ends", async () => {
    const { omar, callId } = await omarTalks();
    expect(await omar.phone.join(callId, { video: true })).toBeNull();
    await talksWith(omar, "nina");
  });

  it("a group's call is joined by ending the other", async () => {
    const { ana, omar, nina, callId } = await omarTalks();
    await omar.phone.join(callId, { video: true, endOther: true });
    await isOver(nina, { status: "ended", byMe: false });
    await talksWith(omar, "ana", "li");
    await talksWith(ana, "li", "omar");
    expect(omar.phone.getSnapshot().local.camera.on).toBe(true);
  });

  it("a group's call that cannot be joined leaves the other as it is, and why is said", async () => {
    const { town, omar, callId } = await omarTalks();
    town.server.refusals.join = "NETWORK";
    expect(await omar.phone.join(callId, { video: true, endOther: true })).toBe("NETWORK");
    await talksWith(omar, "nina");
    await phaseIs(omar, "connected");
    expect(omar.phone.getSnapshot().local.camera.on).toBe(false);
  });
});

describe("What is heard of a group's call", () => {
  it("is held until the connection is made anew", async () => {
    const { town, li, callId } = await running();
    const { server } = town;
    const call = { id: callId, type: "video", startedAt: new Date(0).toISOString(), count: 2 } as const;
    const heard = () => li.phone.getSnapshot().groupCalls;
    server.groups.tell("family", call, server.clients);
    expect(heard()).toEqual({ family: call });
    server.groups.tell("family", null, server.clients);
    expect(heard()).toEqual({ family: null });
    server.reconnect(li.clientId);
    expect(heard()).toEqual({});
  });
});
