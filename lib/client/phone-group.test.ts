import { describe, expect, it } from "vitest";
import { person, type Tab } from "./testing/phones";
import { idOf, isOver, phaseIs, rings, stage, talking, until } from "./testing/scenes";

const all = (tab: Tab, count: number) =>
  until(() => {
    expect(stage(tab)?.people.map(({ media }) => media)).toEqual(
      Array.from({ length: count }, () => "connected"),
    );
  });

/** Ana talks with Li, and invites Mia. */
async function three() {
  const { town, ana, li } = await talking();
  const before = [ana, li].map((tab) => tab.peers.open()[0]);
  const mia = town.tab("mia");
  expect(await ana.phone.invite([person("mia")])).toBe("sent");
  await rings(mia);
  await mia.phone.answer(idOf(mia), { video: true });
  for (const tab of [ana, li, mia]) await all(tab, 2);
  return { town, ana, li, mia, before };
}

describe("Inviting somebody", () => {
  it("makes it a call of three, and the connection of the two goes on", async () => {
    const { ana, li, mia, before } = await three();
    expect(ana.peers.open()).toContain(before[0]);
    expect(li.peers.open()).toContain(before[1]);
    for (const tab of [ana, li, mia]) expect(tab.peers.open()).toHaveLength(2);
    expect(stage(ana)).toMatchObject({ group: true, hosting: true });
    expect(stage(mia)).toMatchObject({ group: true, hosting: false });
    expect(stage(mia)?.people.map(({ userId, host }) => [userId, host])).toEqual([
      ["ana", true],
      ["li", false],
    ]);
  });

  it("leaves each less of the line at once, also on the connections that are new", async () => {
    const { ana, li, mia } = await three();
    for (const tab of [ana, li, mia]) {
      const limits = tab.peers
        .open()
        .map((each) => each.getTransceivers().map(({ sender }) => sender.encodings[0]?.maxBitrate));
      expect(limits).toEqual([
        [48_000, 1_200_000],
        [48_000, 1_200_000],
      ]);
    }
  });

  it.each([
    ["CALL_FULL", "full"],
    ["CALL_ENDED", "failed"],
    ["NETWORK", "failed"],
  ] as const)("that the server answers with %s has: %s", async (code, fate) => {
    const { town, ana } = await talking();
    town.server.refusals.invite = code;
    expect(await ana.phone.invite([person("mia")])).toBe(fate);
  });

  it("is nothing one can do without a call", async () => {
    const { ana } = await talking();
    await ana.phone.hangUp();
    expect(await ana.phone.invite([person("mia")])).toBe("failed");
  });
});

describe("Who leaves a group", () => {
  it("leaves the others in it, also as its host", async () => {
    const { ana, li, mia } = await three();
    await ana.phone.hangUp();
    await isOver(ana, { byMe: true });
    for (const tab of [li, mia]) await all(tab, 1);
    await until(() => expect(stage(li)?.hosting).toBe(true));
  });

  it("ends it for all, as its host, if that is what they want", async () => {
    const { ana, li, mia } = await three();
    await ana.phone.endForAll();
    for (const tab of [li, mia]) await isOver(tab, { status: "ended", endReason: "host_ended" });
    await isOver(ana, { status: "ended", byMe: true });
  });
});

describe("Who placed the call and left it", () => {
  it("can be invited back: it rings, from the host, and they are in it like anybody", async () => {
    const { ana, li, mia } = await three();
    await ana.phone.hangUp();
    await isOver(ana, { byMe: true });
    ana.phone.dismiss();
    await until(() => expect(stage(li)?.hosting).toBe(true));
    expect(await li.phone.invite([person("ana")])).toBe("sent");
    await rings(ana);
    expect(ana.phone.getSnapshot().incoming[0]).toMatchObject({ from: { userId: "li" }, waiting: false });
    expect(ana.sounds.playing).toBe("ringtone");
    await ana.phone.answer(idOf(ana), { video: true });
    for (const tab of [ana, li, mia]) await all(tab, 2);
  });
});

describe("The host", () => {
  it("mutes somebody, who is told by whom until the microphone is on again", async () => {
    const { ana, li, mia } = await three();
    expect(await ana.phone.command("li", "mute")).toBe(true);
    await until(() => expect(stage(li)?.switchedOff).toEqual([{ device: "microphone", by: "ana" }]));
    expect(li.devices.view().microphone.on).toBe(false);
    await until(() => expect(stage(mia)?.people.find(({ userId }) => userId === "li")?.muted).toBe(true));
    await li.phone.setMicrophone(true);
    expect(stage(li)?.switchedOff).toEqual([]);
    await until(() => expect(stage(ana)?.people.find(({ userId }) => userId === "li")?.muted).toBe(false));
  });

  it("mutes somebody who has just unmuted themselves and is telling it", async () => {
    const { town, ana, li } = await three();
    await li.phone.setMicrophone(false);
    await until(() => expect(stage(ana)?.people.find(({ userId }) => userId === "li")?.muted).toBe(true));
    let reply = () => {};
    town.server.delays.mute = new Promise((resolve) => (reply = resolve));
    await li.phone.setMicrophone(true);
    await until(() => expect(stage(ana)?.people.find(({ userId }) => userId === "li")?.muted).toBe(false));
    void ana.phone.command("li", "mute");
    await until(() => expect(li.devices.view().microphone.on).toBe(false));
    reply();
    await until(() => expect(stage(li)?.switchedOff).toEqual([{ device: "microphone", by: "ana" }]));
  });

  it("stops somebody's video, and nobody else may", async () => {
    const { ana, li, mia } = await three();
    expect(await mia.phone.command("li", "stopVideo")).toBe(false);
    expect(await ana.phone.command("li", "stopVideo")).toBe(true);
    await until(() => expect(li.devices.view().camera.on).toBe(false));
    expect(stage(li)?.switchedOff).toEqual([{ device: "camera", by: "ana" }]);
  });

  it("hands the role over", async () => {
    const { ana, li, mia } = await three();
    expect(await ana.phone.command("mia", "makeHost")).toBe(true);
    await until(() => expect([stage(ana), stage(mia)].map((each) => each?.hosting)).toEqual([false, true]));
    await until(() => expect(stage(li)?.people.find(({ userId }) => userId === "mia")?.host).toBe(true));
    expect(await ana.phone.command("li", "mute")).toBe(false);
  });

  it("can do nothing to anybody when the call is over", async () => {
    const { ana, li } = await three();
    await ana.phone.endForAll();
    await phaseIs(ana, "over");
    expect(await ana.phone.command(li.userId, "mute")).toBe(false);
  });
});
