import { describe, expect, it } from "vitest";
import { person } from "./testing/phones";
import {
  anaAndLi,
  anaCallsLi,
  idOf,
  incoming,
  isOver,
  later,
  phaseIs,
  rings,
  stage,
  talking,
  talks,
  until,
} from "./testing/scenes";

describe("Several tabs", () => {
  it("stop ringing at once when another has answered, and show that the call is there", async () => {
    const { town, ana, li } = await anaCallsLi();
    const second = town.tab("li", "li-2");
    await rings(second);
    await li.phone.answer(idOf(li), { video: true });
    await talks(ana);
    await until(() => expect(incoming(second)).toEqual([]));
    expect(second.sounds.playing).toBeNull();
    expect(second.devices.isOpen()).toBe(false);
    expect(second.peers.open()).toEqual([]);
    expect(stage(second)).toMatchObject({ phase: "elsewhere", callId: stage(li)?.callId });
    second.phone.dismiss();
    expect(stage(second)).toBeNull();
  });

  it("let only one answer; the other closes everything and says nothing of failure", async () => {
    const { town, ana, li } = await anaCallsLi();
    const second = town.tab("li", "li-2");
    await rings(second);
    await Promise.all([
      li.phone.answer(idOf(li), { video: true }),
      second.phone.answer(idOf(second), { video: true }),
    ]);
    await talks(ana);
    await phaseIs(second, "elsewhere");
    expect(second.devices.isOpen()).toBe(false);
    expect(second.peers.open()).toEqual([]);
  });

  it("can take a call over, and the one that had it lets go of its devices", async () => {
    const { town, ana, li } = await talking();
    const second = town.tab("li", "li-2");
    await phaseIs(second, "elsewhere");
    await second.phone.takeOver();
    await talks(second);
    await phaseIs(li, "elsewhere");
    expect(li.devices.isOpen()).toBe(false);
    expect(li.peers.open()).toEqual([]);
    await talks(ana);
    expect(ana.peers.open()).toHaveLength(1);
    await li.phone.takeOver();
    await talks(li);
    await phaseIs(second, "elsewhere");
    await talks(ana);
  });
});

describe("Two who call each other at the same moment", () => {
  it("have one call also where one of them is not to be disturbed, and so hears of no call that rings", async () => {
    const { town, ana, li } = anaAndLi();
    town.server.undisturbed.add("li");
    await until(() => expect(li.phone.getSnapshot().link).toBe("online"));
    await ana.phone.call([person("li")], "video");
    await phaseIs(ana, "calling");
    expect(incoming(li)).toEqual([]);
    await li.phone.call([person("ana")], "video");
    await talks(ana);
    await talks(li);
    expect(town.server.calls.size).toBe(1);
  });

  it("are in one call", async () => {
    const { town, ana, li } = anaAndLi();
    await until(() => expect(town.server.clients.size).toBe(2));
    await Promise.all([ana.phone.call([person("li")], "video"), li.phone.call([person("ana")], "video")]);
    await talks(ana);
    await talks(li);
    expect(town.server.calls.size).toBe(1);
    expect([...ana.peers.open(), ...li.peers.open()]).toHaveLength(2);
  });
});

describe("After a reload", () => {
  it("the call goes on, with the microphone and the camera as they were", async () => {
    const { ana, li } = await talking();
    await li.phone.setMicrophone(false);
    await li.phone.setCamera(false);
    await until(() => expect(stage(ana)?.people[0]).toMatchObject({ muted: true, videoEnabled: false }));
    const again = li.reload();
    await talks(again);
    await talks(ana);
    expect(again.phone.getSnapshot().local).toMatchObject({
      microphone: { on: false },
      camera: { on: false },
    });
    expect(ana.peers.open()).toHaveLength(1);
    expect(again.peers.open().map((each) => each.log)).toEqual([
      ["setLocalDescription offer", "setRemoteDescription answer"],
    ]);
  });

  it("it asks for its place again when there was no reply", async () => {
    const { town, li } = await talking();
    town.server.refusals.join = "NETWORK";
    const again = li.reload();
    await until(() => expect(town.server.commands.map((each) => each.name)).toContain("join"));
    expect(stage(again)?.people[0]?.media).toBe("connecting");
    town.server.refusals = {};
    await until(() => {
      town.clock.pass(1_000);
      expect(stage(again)?.people[0]?.media).toBe("connected");
    });
  });

  it("of both at once the call goes on too", async () => {
    const { ana, li } = await talking();
    const [second, first] = [li.reload(), ana.reload()];
    await talks(first);
    await talks(second);
  });

  it("of the caller while it rings, the call is still there and connects", async () => {
    const { ana, li } = await anaCallsLi();
    const again = ana.reload();
    await phaseIs(again, "ringing");
    await li.phone.answer(idOf(li), { video: true });
    await talks(again);
    await talks(li);
  });

  it("of the callee while it rings, it rings again and can be answered", async () => {
    const { ana, li } = await anaCallsLi();
    const again = li.reload();
    await rings(again);
    await again.phone.answer(idOf(again), { video: true });
    await talks(again);
    await talks(ana);
  });
});

describe("When the connection to the server breaks", () => {
  it("the media goes on as it was", async () => {
    const { town, ana, li } = await talking();
    town.server.reconnect("li-1");
    await until(() => expect(li.phone.getSnapshot().link).toBe("online"));
    expect(li.peers.all).toHaveLength(1);
    await talks(ana);
  });

  it("and the call has ended meanwhile, the end is told when it is back", async () => {
    const { town, li } = await talking();
    const call = town.server.call();
    const clients = [...town.server.clients];
    town.server.clients.clear();
    town.server.act(call?.id ?? "", { type: "hangup", userId: "ana" });
    await Promise.resolve();
    for (const client of clients) town.server.clients.add(client);
    town.server.reconnect("li-1");
    await isOver(li, { status: "ended", endReason: "hangup", byMe: false });
  });

  it("a hang-up that got no reply is said again", async () => {
    const { town, ana, li } = await talking();
    town.server.refusals.hangup = "NETWORK";
    await ana.phone.hangUp();
    expect(stage(ana)?.phase).toBe("over");
    expect(town.server.call()?.status).toBe("connected");
    town.server.refusals = {};
    town.server.reconnect("ana-1");
    await isOver(li, { status: "ended" });
  });

  it("a call that got no reply is told as failed, and cancelled if the server has it", async () => {
    const { town, ana, li } = anaAndLi();
    await until(() => expect(town.server.clients.size).toBe(2));
    const reply = later();
    town.server.delays.call = reply.promise;
    const calling = ana.phone.call([person("li")], "audio");
    await rings(li);
    reply.reject(new Error("timed out"));
    await calling;
    await isOver(ana, { status: "failed", code: "NETWORK" });
    await until(() => expect(town.server.call()?.status).toBe("cancelled"));
  });
});

describe("What cannot be", () => {
  it.each(["CALLER_BUSY", "USER_NOT_FOUND", "RATE_LIMIT_EXCEEDED", "NETWORK"] as const)(
    "a call refused with %s is told as failed",
    async (code) => {
      const { town, ana } = anaAndLi();
      await until(() => expect(town.server.clients.size).toBe(2));
      town.server.refusals.call = code;
      await ana.phone.call([person("li")], "audio");
      expect(stage(ana)).toMatchObject({ phase: "over", outcome: { status: "failed", code } });
      expect(ana.peers.open()).toEqual([]);
      expect(ana.devices.isOpen()).toBe(false);
    },
  );

  it("a second call is not placed while one is on", async () => {
    const { town, ana } = await talking();
    await ana.phone.call([person("omar")], "audio");
    expect(town.server.calls.size).toBe(1);
  });

  it("a call that was declined before its caller knew its id is told as declined", async () => {
    const { town, ana, li } = anaAndLi();
    await until(() => expect(town.server.clients.size).toBe(2));
    const reply = later();
    town.server.delays.call = reply.promise;
    const placed = ana.phone.call([person("li")], "audio");
    await rings(li);
    await li.phone.decline(idOf(li), "busy");
    reply.resolve();
    await placed;
    await isOver(ana, { status: "rejected", rejectReason: "busy" });
  });

  it("a call that was answered too late is told as it went", async () => {
    const { town, ana, li } = await anaCallsLi();
    town.server.refusals.answer = "CALL_CANCELLED";
    const callId = idOf(li);
    const answering = li.phone.answer(callId, { video: false });
    await ana.phone.hangUp();
    await answering;
    await isOver(li, { status: "cancelled", byMe: false });
  });

  it("a call that was answered too late is told as it went, also over what was told of the one before", async () => {
    const { town, ana, li } = await talking();
    await ana.phone.hangUp();
    await isOver(li, { status: "ended" });
    await ana.phone.call([person("li")], "audio");
    await rings(li);
    town.server.refusals.answer = "CALL_CANCELLED";
    await li.phone.answer(idOf(li), { video: false });
    await isOver(li, { status: "cancelled", byMe: false });
  });
});
