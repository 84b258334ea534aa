import { describe, expect, it } from "vitest";
import { anaCallsLi, idOf, incoming, rings, until } from "./testing/scenes";

const noticeOf = (tab: { phone: { getSnapshot(): { notice: unknown } } }) => tab.phone.getSnapshot().notice;

describe("A call that stops ringing", () => {
  it("is told as missed where it rang, until that was read", async () => {
    const { ana, li } = await anaCallsLi();
    expect(noticeOf(li)).toBeNull();
    await ana.phone.hangUp();
    await until(() => expect(incoming(li)).toEqual([]));
    expect(noticeOf(li)).toMatchObject({ kind: "missed", type: "video", from: { userId: "ana" } });
    expect(noticeOf(ana)).toBeNull();
    li.phone.dismissNotice();
    expect(noticeOf(li)).toBeNull();
  });

  it("is told as declined in the other tabs, not in the one where it was", async () => {
    const { town, li } = await anaCallsLi();
    const second = town.tab("li", "li-2");
    await rings(second);
    await li.phone.decline(idOf(li), "declined");
    await until(() => expect(noticeOf(second)).toMatchObject({ kind: "declined_elsewhere" }));
    expect(incoming(second)).toEqual([]);
    expect(noticeOf(li)).toBeNull();
  });

  it("is told nowhere else when it was answered: there the call itself is shown", async () => {
    const { town, li } = await anaCallsLi();
    const second = town.tab("li", "li-2");
    await rings(second);
    await li.phone.answer(idOf(li), { video: true });
    await until(() => expect(second.phone.getSnapshot().stage?.phase).toBe("elsewhere"));
    expect([noticeOf(li), noticeOf(second)]).toEqual([null, null]);
  });
});

describe("The ringer", () => {
  it("falls silent when the server is out of reach for long, and rings on when it still rings", async () => {
    const { town, li } = await anaCallsLi();
    expect(li.sounds.playing).toBe("ringtone");
    town.server.disconnect("li-1");
    town.clock.pass(1_000);
    expect(li.sounds.playing).toBe("ringtone");
    town.clock.pass(1_000);
    expect(li.sounds.playing).toBeNull();
    town.server.reconnect("li-1");
    await until(() => expect(li.sounds.playing).toBe("ringtone"));
  });

  it("rings on without a break when the server is back soon", async () => {
    const { town, li } = await anaCallsLi();
    town.server.disconnect("li-1");
    town.clock.pass(500);
    town.server.reconnect("li-1");
    town.clock.pass(5_000);
    expect(li.sounds.playing).toBe("ringtone");
  });

  it("says before anybody calls that it cannot sound, and that it can from the first gesture on", async () => {
    const { li } = await anaCallsLi();
    expect(li.phone.getSnapshot().canRing).toBe(true);
    const silent = li.reload(true);
    expect(silent.phone.getSnapshot().canRing).toBe(false);
    await silent.sounds.unlock();
    expect(silent.phone.getSnapshot().canRing).toBe(true);
  });
});
