import { describe, expect, it } from "vitest";
import { person } from "./testing/phones";
import {
  anaCallsLi,
  idOf,
  incoming,
  isOver,
  later,
  rings,
  stage,
  talking,
  talks,
  until,
} from "./testing/scenes";

describe("While this user is in a call", () => {
  it("a third person's call knocks without touching the devices", async () => {
    const { town, ana, li } = await talking();
    const omar = town.tab("omar");
    await until(() => expect(town.server.clients.size).toBe(3));
    await omar.phone.call([person("li")], "video");
    await rings(li);
    expect(incoming(li)).toMatchObject([{ waiting: true }]);
    expect(li.peers.all).toHaveLength(1);
    expect(li.sounds.playing).toBe("waiting");
    await li.phone.answer(idOf(li), { video: true });
    expect(stage(li)?.people[0]?.userId).toBe("ana");
    await talks(ana);
  });

  it("a third person's call can be answered once the first has ended", async () => {
    const { town, ana, li } = await talking();
    const omar = town.tab("omar");
    await until(() => expect(town.server.clients.size).toBe(3));
    await omar.phone.call([person("li")], "video");
    await rings(li);
    await ana.phone.hangUp();
    await until(() => expect(incoming(li)).toMatchObject([{ waiting: false }]));
    expect(li.sounds.playing).toBe("ringtone");
    await li.phone.answer(idOf(li), { video: true });
    await talks(li);
    await talks(omar);
  });

  it("a third person's call keeps no device open that nobody sees, when the first has ended", async () => {
    const { town, ana, li } = await talking();
    const omar = town.tab("omar");
    await until(() => expect(town.server.clients.size).toBe(3));
    await omar.phone.call([person("li")], "video");
    await rings(li);
    town.looks = false;
    await ana.phone.hangUp();
    await until(() => expect(incoming(li)).toMatchObject([{ waiting: false }]));
    expect(li.devices.track("video")).toBeNull();
  });

  it("a third person's call is answered by ending the first, with the microphone on again only then", async () => {
    const { town, ana, li } = await talking();
    await li.phone.setMicrophone(false);
    const omar = town.tab("omar");
    await until(() => expect(town.server.clients.size).toBe(3));
    await omar.phone.call([person("li")], "video");
    await rings(li);
    const switched = later();
    town.server.delays.answer = switched.promise;
    const answered = li.phone.answer(idOf(li), { video: true, endOther: true });
    await isOver(ana, { status: "ended", byMe: false });
    expect(li.phone.getSnapshot().local.microphone.on).toBe(false);
    expect(li.sounds.playing).toBeNull();
    expect([stage(li), incoming(li)]).toEqual([null, []]);
    switched.resolve();
    await answered;
    await talks(omar);
    await talks(li);
    expect(stage(li)?.people[0]?.userId).toBe("omar");
    expect(li.phone.getSnapshot().local.microphone.on).toBe(true);
    await until(() => expect(stage(omar)?.people[0]).toMatchObject({ muted: false, videoEnabled: true }));
    expect(li.peers.all.filter(({ signalingState }) => signalingState !== "closed")).toHaveLength(1);
  });

  it("one that was given up in the moment of the answer leaves the first as it is", async () => {
    const { town, ana, li } = await talking();
    const omar = town.tab("omar");
    await until(() => expect(town.server.clients.size).toBe(3));
    await omar.phone.call([person("li")], "video");
    await rings(li);
    town.server.refusals.answer = "CALL_CANCELLED";
    await li.phone.answer(idOf(li), { video: true, endOther: true });
    await omar.phone.hangUp();
    await until(() => expect(incoming(li)).toEqual([]));
    await talks(ana);
    await talks(li);
    expect(stage(li)?.people[0]?.userId).toBe("ana");
  });

  it("a call that one has placed and nobody has answered gives way to another", async () => {
    const { town, ana, li } = await anaCallsLi();
    const omar = town.tab("omar");
    await until(() => expect(town.server.clients.size).toBe(3));
    await omar.phone.call([person("ana")], "audio");
    await rings(ana);
    await ana.phone.answer(idOf(ana), { video: false, endOther: true });
    await talks(omar);
    await talks(ana);
    await until(() => expect(incoming(li)).toEqual([]));
  });

  it("a third person's call opens no camera and makes no sound in another tab of who is in a call", async () => {
    const { town } = await talking();
    const second = town.tab("li", "li-2");
    const omar = town.tab("omar");
    await until(() => expect(town.server.clients.size).toBe(4));
    await omar.phone.call([person("li")], "video");
    await rings(second);
    expect(incoming(second)).toMatchObject([{ waiting: true }]);
    expect(second.devices.isOpen()).toBe(false);
    expect(second.sounds.playing).toBeNull();
  });
});
