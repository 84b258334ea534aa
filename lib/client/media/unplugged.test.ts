import { describe, expect, it } from "vitest";
import { browser } from "../testing/capture";
import { until } from "../testing/scenes";

const both = { microphone: true, camera: true };
type Browser = ReturnType<typeof browser>;

const used = ({ devices }: Browser) =>
  (["audio", "video"] as const).map((kind) => devices.track(kind)?.getSettings().deviceId);
const told = ({ devices }: Browser) => devices.view().notices.map(({ what, name, now }) => [what, name, now]);

async function talkingOn(options: Parameters<typeof browser>[1] = {}, wants = both) {
  const all = browser({}, options);
  await all.devices.open(wants);
  await until(() => expect(all.list.get().cameras).toHaveLength(3));
  return all;
}

describe("A microphone that is unplugged", () => {
  it("gives way to another, and I read which", async () => {
    const all = await talkingOn({ remembered: { microphone: "microphone-2" } });
    all.unplug("microphone-2");
    await until(() => expect(told(all)).toEqual([["unplugged", "microphone-2", "microphone-1"]]));
    expect(used(all)).toEqual(["microphone-1", "camera-1"]);
    expect(all.devices.view().microphone).toMatchObject({ on: true, opening: false });
  });

  it("gives way to one that is as silent as it was", async () => {
    const all = await talkingOn();
    await all.devices.set("microphone", false);
    all.unplug("microphone-1");
    await until(() => expect(used(all)[0]).toBe("microphone-2"));
    expect(all.devices.track("audio")).toMatchObject({ enabled: false });
    expect(all.devices.view().microphone.on).toBe(false);
  });

  it("is used again when it comes back, if I had chosen it", async () => {
    const all = await talkingOn({ remembered: { microphone: "microphone-2" } });
    all.unplug("microphone-2");
    await until(() => expect(used(all)[0]).toBe("microphone-1"));
    all.plugIn("microphone-2");
    await until(() => expect(told(all)).toEqual([["returned", "microphone-2", undefined]]));
    expect(used(all)[0]).toBe("microphone-2");
  });

  it("is only offered when it comes back, if I had not chosen it", async () => {
    const all = await talkingOn();
    all.unplug("microphone-1");
    await until(() => expect(used(all)[0]).toBe("microphone-2"));
    all.plugIn("microphone-1");
    await until(() => expect(told(all)).toEqual([["connected", "microphone-1", undefined]]));
    expect(used(all)[0]).toBe("microphone-2");
  });

  it("and was the last leaves me without; the next that is plugged in is used, and I read it", async () => {
    const all = await talkingOn();
    all.unplug("microphone-1", "microphone-2");
    await until(() => expect(all.devices.view().microphone.problem).toBe("missing"));
    expect(all.devices.track("audio")).toBeNull();
    all.plugIn("microphone-3");
    await until(() => expect(told(all)).toEqual([["found", "microphone-3", undefined]]));
    expect(used(all)[0]).toBe("microphone-3");
    expect(all.devices.view().microphone.problem).toBeUndefined();
  });

  it("while I am muted and was the last leaves the next one muted", async () => {
    const all = await talkingOn();
    await all.devices.set("microphone", false);
    all.unplug("microphone-1", "microphone-2");
    await until(() => expect(all.devices.view().microphone.problem).toBe("missing"));
    all.plugIn("microphone-3");
    await until(() => expect(used(all)[0]).toBe("microphone-3"));
    expect(all.devices.track("audio")).toMatchObject({ enabled: false });
  });
});

describe("A device that ends by itself", () => {
  const end = ({ tracks }: Browser) => {
    const track = tracks.findLast(({ kind, stopped }) => kind === "audio" && !stopped);
    if (track === undefined) throw new Error("no microphone is open");
    track.stopped = true;
    track.onended?.();
  };

  it("and is still there is begun anew without a word", async () => {
    const all = await talkingOn();
    end(all);
    await until(() => expect(all.devices.track("audio")).toMatchObject({ stopped: false }));
    expect(told(all)).toEqual([]);
  });

  it("again and again is given up", async () => {
    const all = await talkingOn();
    for (let times = 0; times < 4; times += 1) {
      end(all);
      await until(() => expect(all.devices.view().microphone.opening).toBe(false));
    }
    expect(all.devices.view().microphone.problem).toBe("failed");
    expect(all.devices.track("audio")).toBeNull();
  });

  it("because it may not be used any more says so", async () => {
    const all = await talkingOn();
    all.fails.audio = "NotAllowedError";
    end(all);
    await until(() => expect(all.devices.view().microphone.problem).toBe("denied"));
  });
});

describe("A camera", () => {
  it("that is turned off while another takes its place stays off", async () => {
    const all = await talkingOn();
    const release = all.hold();
    all.unplug("camera-1");
    await all.devices.set("camera", false);
    release();
    await until(() => expect(all.tracks.filter(({ kind }) => kind === "video")).toHaveLength(2));
    await until(() =>
      expect(all.tracks.every(({ kind, stopped }) => kind === "audio" || stopped)).toBe(true),
    );
    expect(all.devices.view().camera.on).toBe(false);
    expect(told(all)).toEqual([]);
  });

  it("that I choose and another program uses is told of, and the present one goes on", async () => {
    const all = await talkingOn();
    all.fails.video = "NotReadableError";
    expect(await all.devices.choose("microphone", "microphone-2")).toBe(true);
    delete all.fails.video;
    all.fails.audio = "NotReadableError";
    expect(await all.devices.choose("microphone", "microphone-1")).toBe(false);
    expect(told(all)).toEqual([["kept", "microphone-1", "microphone-2"]]);
    expect(used(all)[0]).toBe("microphone-2");
  });

  it("of a phone is turned round, though only one can be open at a time", async () => {
    const all = browser();
    all.phone.is = true;
    await all.devices.open(both);
    expect(all.devices.view().camera).toMatchObject({ deviceId: "camera-1", facing: "user" });
    expect(await all.devices.turnCamera()).toBe(true);
    expect(all.devices.view().camera).toMatchObject({ deviceId: "camera-2", facing: "environment" });
    await all.devices.turnCamera();
    expect(all.devices.view().camera.facing).toBe("user");
  });

  it("of a phone that has one only is back after one has tried to turn it", async () => {
    const all = browser();
    all.phone.is = true;
    all.unplug("camera-2");
    await all.devices.open(both);
    expect(await all.devices.turnCamera()).toBe(false);
    await until(() => expect(all.devices.track("video")).toMatchObject({ stopped: false }));
    expect(used(all)[1]).toBe("camera-1");
  });
});

describe("A speaker", () => {
  it("that was chosen is used while it is there, else the system's own", async () => {
    const all = await talkingOn({ remembered: { speaker: "speaker-2" } });
    expect(all.devices.view().speaker).toEqual({ deviceId: "speaker-2" });
    all.unplug("speaker-2");
    await until(() => expect(told(all)).toEqual([["unplugged", "speaker-2", undefined]]));
    expect(all.devices.view().speaker).toEqual({});
    all.plugIn("speaker-2");
    await until(() => expect(told(all)).toEqual([["returned", "speaker-2", undefined]]));
    expect(all.devices.view().speaker).toEqual({ deviceId: "speaker-2" });
  });

  it("that is not there changes nothing", async () => {
    const all = await talkingOn();
    await all.devices.choose("speaker", "speaker-2");
    expect(await all.devices.choose("speaker", "speaker-9")).toBe(false);
    expect(all.devices.view().speaker).toEqual({ deviceId: "speaker-2" });
  });
});

describe("A device that I once chose", () => {
  it("is used in the next call, and another one while it is not there", async () => {
    const all = browser({}, { remembered: { microphone: "microphone-2", camera: "camera-9" } });
    await all.devices.open(both);
    expect(used(all)).toEqual(["microphone-2", "camera-1"]);
  });
});

describe("While no call is on", () => {
  it("nothing is said of what is plugged in and out, and what was said is forgotten", async () => {
    const all = await talkingOn();
    all.unplug("microphone-1");
    await until(() => expect(told(all)).toHaveLength(1));
    all.devices.close();
    expect(told(all)).toEqual([]);
    all.plugIn("microphone-1");
    all.unplug("camera-1");
    await until(() => expect(all.list.get().cameras).toHaveLength(2));
    expect(told(all)).toEqual([]);
  });
});
