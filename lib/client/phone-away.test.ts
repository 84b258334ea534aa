import { describe, expect, it } from "vitest";
import { anaAndLi, anaCallsLi, incoming, rings, stage, talking, until } from "./testing/scenes";
import type { Tab } from "./testing/phones";

const isSilent = ({ phone, devices, peers, sounds }: Tab) => {
  expect(devices.isOpen()).toBe(false);
  expect(peers.open()).toEqual([]);
  expect(sounds.playing).toBeNull();
  expect(phone.getSnapshot().ringer).toBe("off");
};

describe.each(["signed_out", "other_account"] as const)("A tab that learns it is %s", (why) => {
  it("sends nothing of its microphone and camera any more", async () => {
    const { town, ana } = await talking();
    town.server.refuse("ana-1", why);
    isSilent(ana);
    expect(ana.phone.getSnapshot()).toMatchObject({ link: why, stage: null, incoming: [] });
  });

  it("does not go on ringing", async () => {
    const { town, li } = await anaCallsLi();
    await until(() => expect(li.sounds.playing).toBe("ringtone"));
    town.server.refuse("li-1", why);
    isSilent(li);
    expect(incoming(li)).toEqual([]);
  });

  it("does not go on placing a call", async () => {
    const { town, ana } = await anaCallsLi();
    town.server.refuse("ana-1", why);
    isSilent(ana);
    expect(stage(ana)).toBeNull();
  });
});

describe("A page that the browser kept while one was on another site", () => {
  it("does not ring for a call that was cancelled meanwhile", async () => {
    const { town, ana, li } = await anaCallsLi();
    li.page().hide();
    await ana.phone.hangUp();
    await until(() => expect(town.server.call()?.status).toBe("cancelled"));
    li.page().show();
    await until(() => expect(li.phone.getSnapshot().link).toBe("online"));
    await until(() => expect(incoming(li)).toEqual([]));
    isSilent(li);
  });

  it("rings again for a call that still rings", async () => {
    const { li } = await anaCallsLi();
    li.page().hide();
    li.page().show();
    await rings(li);
    await until(() => expect(li.sounds.playing).toBe("ringtone"));
  });

  it("says that it is connecting until it is", async () => {
    const { li } = anaAndLi();
    await until(() => expect(li.phone.getSnapshot().link).toBe("online"));
    li.page().hide();
    expect(li.phone.getSnapshot().link).toBe("connecting");
    li.page().show();
    await until(() => expect(li.phone.getSnapshot().link).toBe("online"));
  });
});
