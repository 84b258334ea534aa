import { describe, expect, it, vi } from "vitest";
import { person, type Tab, Town } from "./testing/phones";
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

describe("A call between two people", () => {
  it("appears on the caller's stage before the devices are open", async () => {
    const { ana } = anaAndLi();
    const calling = ana.phone.call([person("li")], "video");
    expect(stage(ana)).toMatchObject({ phase: "placing", outgoing: true, people: [{ name: "li" }] });
    await calling;
  });

  it("rings at the callee and is heard as ringback by the caller", async () => {
    const { ana, li } = await anaCallsLi();
    expect(incoming(li)).toMatchObject([{ from: { userId: "ana" }, type: "video", waiting: false }]);
    expect(li.sounds.playing).toBe("ringtone");
    expect(ana.sounds.playing).toBe("ringback");
    expect(stage(ana)?.ringingOn).toBe(1);
  });

  it("connects when it is answered, and both hear and see each other", async () => {
    const { ana, li } = await talking();
    expect(incoming(li)).toEqual([]);
    expect(li.sounds.playing).toBeNull();
    expect(ana.sounds.playing).toBeNull();
    expect(stage(ana)?.people[0]).toMatchObject({ userId: "li", videoEnabled: true, muted: false });
    expect(stage(li)?.connectedAt).toBe(stage(ana)?.connectedAt);
  });

  it("shows the other side also when media flow before the server's reply has come", async () => {
    const { town, ana, li } = await anaCallsLi();
    const reply = later();
    town.server.delays.answer = reply.promise;
    const answering = li.phone.answer(idOf(li), { video: true });
    await until(() => expect(li.peers.all[0]?.connectionState).toBe("connected"));
    reply.resolve();
    await answering;
    expect(stage(li)?.people[0]?.media).toBe("connected");
    await talks(ana);
  });

  it("sends nothing of the callee before the callee accepts", async () => {
    const { town, li } = await anaCallsLi();
    const [connection] = li.peers.all;
    await until(() =>
      expect(connection?.candidates).toContainEqual(expect.objectContaining({ sdpMid: "0" })),
    );
    expect(li.devices.isOpen()).toBe(true);
    expect(connection?.log).toEqual(["setRemoteDescription offer"]);
    expect(connection?.getTransceivers().map((each) => each.sender.track)).toEqual([null, null]);
    expect(town.server.commands.filter((each) => each.clientId === li.clientId)).toEqual([]);
  });

  it("negotiates once: the offer with the call, the answer with the answer", async () => {
    const { ana, li } = await talking();
    expect(ana.peers.all.map((each) => each.log)).toEqual([
      ["setLocalDescription offer", "setRemoteDescription answer"],
    ]);
    expect(li.peers.all.map((each) => each.log)).toEqual([
      ["setRemoteDescription offer", "setLocalDescription answer"],
    ]);
  });

  it("is answered without video with the camera closed, which can be opened later without another offer", async () => {
    const { town, ana, li } = await anaCallsLi();
    await li.phone.answer(idOf(li), { video: false });
    await talks(li);
    expect(li.devices.track("video")).toBeNull();
    await until(() => expect(stage(ana)?.people[0]?.videoEnabled).toBe(false));
    await li.phone.setCamera(true);
    await until(() => expect(stage(ana)?.people[0]?.videoEnabled).toBe(true));
    const senders = li.peers.all[0]?.getTransceivers().map((each) => each.sender.track);
    expect(senders).toEqual([li.devices.track("audio"), li.devices.track("video")]);
    expect(
      town.server.commands.filter((each) => each.name === "signal" && each.body.signal),
    ).not.toContainEqual(
      expect.objectContaining({
        body: expect.objectContaining({
          signal: expect.objectContaining({ type: "offer" }) as object,
        }) as object,
      }),
    );
  });

  it("does not open the camera for an audio call", async () => {
    const { ana, li } = await talking("audio");
    expect([ana.devices.track("video"), li.devices.track("video")]).toEqual([null, null]);
  });

  it("works without any device: one hears and sees, and the other is told", async () => {
    const { town, ana, li } = anaAndLi();
    ana.devices.problems = { microphone: "denied", camera: "missing" };
    await until(() => expect(town.server.clients.size).toBe(2));
    await ana.phone.call([person("li")], "video");
    await rings(li);
    await li.phone.answer(idOf(li), { video: true });
    await talks(ana);
    expect(stage(li)?.people[0]).toMatchObject({ muted: true, videoEnabled: false });
    expect(ana.phone.getSnapshot().local.camera).toMatchObject({ on: true, problem: "missing" });
  });

  it("tells both how long they talked when one hangs up", async () => {
    const { town, ana, li } = await talking();
    town.clock.pass(65_000);
    await ana.phone.hangUp();
    await isOver(ana, { status: "ended", endReason: "hangup", byMe: true, duration: 65 });
    await isOver(li, { status: "ended", endReason: "hangup", byMe: false, duration: 65 });
    expect(li.sounds.playing).toBe("ended");
    expect([...ana.peers.open(), ...li.peers.open()]).toEqual([]);
    expect([ana.devices.isOpen(), li.devices.isOpen()]).toEqual([false, false]);
  });

  it("leaves the stage when the end has been read", async () => {
    const { ana } = await talking();
    await ana.phone.hangUp();
    ana.phone.dismiss();
    expect(stage(ana)).toBeNull();
  });

  it("shows the other side muted and without picture, and back", async () => {
    const { ana, li } = await talking();
    await ana.phone.setMicrophone(false);
    await ana.phone.setCamera(false);
    await until(() => expect(stage(li)?.people[0]).toMatchObject({ muted: true, videoEnabled: false }));
    expect(ana.devices.track("video")).toBeNull();
    await ana.phone.setMicrophone(true);
    await ana.phone.setCamera(true);
    await until(() => expect(stage(li)?.people[0]).toMatchObject({ muted: false, videoEnabled: true }));
  });

  it("is told as declined or busy to the caller", async () => {
    const { ana, li } = await anaCallsLi();
    await li.phone.decline(idOf(li), "busy");
    expect(incoming(li)).toEqual([]);
    expect(li.sounds.playing).toBeNull();
    expect(li.devices.isOpen()).toBe(false);
    await isOver(ana, { status: "rejected", rejectReason: "busy", byMe: false });
  });

  it("says that the callee cannot be reached when no client of theirs is there", async () => {
    const town = new Town();
    const ana = town.tab("ana");
    await until(() => expect(ana.phone.getSnapshot().link).toBe("online"));
    await ana.phone.call([person("li")], "audio");
    await phaseIs(ana, "calling");
    expect(stage(ana)?.ringingOn).toBe(0);
  });

  it("is offered by the callee when the caller has placed it without an offer", async () => {
    const { town, ana, li } = anaAndLi();
    await until(() => expect(town.server.clients.size).toBe(2));
    vi.spyOn(ana.peers, "connection").mockImplementationOnce(() => {
      throw new Error("no WebRTC at this moment");
    });
    await ana.phone.call([person("li")], "audio");
    await rings(li);
    await li.phone.answer(idOf(li), { video: false });
    await talks(ana);
    await talks(li);
  });
});

describe("Cancelling", () => {
  it("stops the ringing at the callee and closes what was opened for it", async () => {
    const { ana, li } = await anaCallsLi();
    await ana.phone.hangUp();
    await isOver(ana, { status: "cancelled", byMe: true });
    await until(() => expect(incoming(li)).toEqual([]));
    expect(stage(li)).toBeNull();
    expect(li.devices.isOpen()).toBe(false);
    expect(li.peers.open()).toEqual([]);
    expect(li.sounds.playing).toBeNull();
  });

  it("works while the devices are still opening: nobody is called", async () => {
    const { town, ana } = anaAndLi();
    ana.devices.hold = new Promise(() => undefined);
    void ana.phone.call([person("li")], "audio");
    await ana.phone.hangUp();
    expect(stage(ana)).toMatchObject({ phase: "over", outcome: { status: "cancelled", byMe: true } });
    expect(town.server.commands).toEqual([]);
  });

  it("works while the server has not confirmed the call yet: it is cancelled as soon as it has", async () => {
    const { town, ana } = anaAndLi();
    await until(() => expect(town.server.clients.size).toBe(2));
    const reply = later();
    town.server.delays.call = reply.promise;
    const calling = ana.phone.call([person("li")], "audio");
    await until(() => expect(town.server.call()?.status).toBe("ringing"));
    await ana.phone.hangUp();
    expect(stage(ana)?.phase).toBe("over");
    reply.resolve();
    await calling;
    expect(town.server.call()?.status).toBe("cancelled");
    await isOver(ana, { status: "cancelled", byMe: true });
  });

  it("hangs up when the callee was quicker to answer", async () => {
    const { town, ana, li } = await anaCallsLi();
    town.server.act(idOf(li), {
      type: "answer",
      userId: "li",
      clientId: "li-9",
      hasSocket: true,
      answer: { type: "answer", sdp: "v=0 {}" },
    });
    await ana.phone.hangUp();
    expect(town.server.call()).toMatchObject({ status: "ended", endReason: "hangup" });
  });
});

describe("A group call", () => {
  it("has one connection for each pair", async () => {
    const town = new Town();
    const [ana, li, omar] = ["ana", "li", "omar"].map((name) => town.tab(name)) as [Tab, Tab, Tab];
    await until(() => expect(town.server.clients.size).toBe(3));
    await ana.phone.call([person("li"), person("omar")], "audio");
    await rings(li);
    await rings(omar);
    await li.phone.answer(idOf(li), { video: false });
    await omar.phone.answer(idOf(omar), { video: false });
    for (const tab of [ana, li, omar]) {
      await until(() =>
        expect(stage(tab)?.people.map((tile) => tile.media)).toEqual(["connected", "connected"]),
      );
      expect(tab.peers.open()).toHaveLength(2);
    }
    await li.phone.hangUp();
    await until(() => expect(stage(ana)?.people.map((tile) => tile.userId)).toEqual(["omar"]));
    expect(ana.peers.open()).toHaveLength(1);
  });

  it("has a host who can mute another; nobody but that one can speak again", async () => {
    const town = new Town();
    const [ana, li, omar] = ["ana", "li", "omar"].map((name) => town.tab(name)) as [Tab, Tab, Tab];
    await until(() => expect(town.server.clients.size).toBe(3));
    await ana.phone.call([person("li"), person("omar")], "audio");
    for (const tab of [li, omar]) {
      await rings(tab);
      await tab.phone.answer(idOf(tab), { video: false });
    }
    const callId = stage(li)?.callId ?? "";
    town.server.act(callId, { type: "media", userId: "ana", targetId: "li", muted: true });
    await until(() => expect(li.phone.getSnapshot().local.microphone.on).toBe(false));
    expect(omar.phone.getSnapshot().local.microphone.on).toBe(true);
    await li.phone.setMicrophone(true);
    await until(() =>
      expect(town.server.call()?.participants.map((each) => each.muted)).toEqual([false, false, false]),
    );
  });
});
