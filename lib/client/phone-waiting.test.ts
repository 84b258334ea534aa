import { describe, expect, it } from "vitest";
import { person } from "./testing/phones";
import { idOf, incoming, rings, stage, talking, talks, until } from "./testing/scenes";

describe("While this user is in a call", () => {
  it("a third person's call waits without touching the devices or the sound", async () => {
    const { town, ana, li } = await talking();
    const omar = town.tab("omar");
    await until(() => expect(town.server.clients.size).toBe(3));
    await omar.phone.call([person("li")], "video");
    await rings(li);
    expect(incoming(li)).toMatchObject([{ waiting: true }]);
    expect(li.peers.all).toHaveLength(1);
    expect(li.sounds.playing).toBeNull();
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
