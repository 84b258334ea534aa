import { describe, expect, it } from "vitest";
import { browser } from "../testing/capture";
import { talking, until } from "../testing/scenes";

const both = { microphone: true, camera: true };

type Browser = ReturnType<typeof browser>;
/** The device that is sent of each kind. */
const used = ({ devices }: Browser) =>
  (["audio", "video"] as const).map((kind) => devices.track(kind)?.getSettings().deviceId);
/** What is open, in the order of opening. */
const open = ({ tracks }: Browser) =>
  tracks.filter((track) => !track.stopped).map((track) => track.getSettings().deviceId);

async function talkingOn(wants = both) {
  const all = browser();
  await all.devices.open(wants);
  return all;
}

describe("Another camera or microphone", () => {
  it("takes the place of the present one, which is let go", async () => {
    const all = await talkingOn();
    await all.devices.choose("camera", "camera-2");
    await all.devices.choose("microphone", "microphone-2");
    expect(used(all)).toEqual(["microphone-2", "camera-2"]);
    expect(open(all)).toEqual(["camera-2", "microphone-2"]);
    expect(all.devices.view()).toMatchObject({ microphone: { on: true }, camera: { on: true } });
  });

  it("is as silent as the muted one before it", async () => {
    const all = await talkingOn();
    await all.devices.set("microphone", false);
    await all.devices.choose("microphone", "microphone-2");
    expect(all.devices.track("audio")).toMatchObject({ enabled: false });
    await all.devices.set("microphone", true);
    expect(all.devices.track("audio")).toMatchObject({ enabled: true });
    expect(used(all)[0]).toBe("microphone-2");
  });

  it("that cannot be opened leaves the present one in use", async () => {
    const all = await talkingOn();
    await all.devices.choose("camera", "camera-2");
    await all.devices.choose("camera", "camera-9");
    expect(open(all)).toEqual(["microphone-1", "camera-2"]);
    expect(all.devices.view().camera).toEqual({ on: true, opening: false, deviceId: "camera-2" });
    await all.devices.set("camera", false);
    await all.devices.set("camera", true);
    expect(used(all)[1]).toBe("camera-2");
  });

  it("is not opened again when it is in use already", async () => {
    const all = await talkingOn();
    await all.devices.choose("camera", "camera-1");
    expect(all.asked).toEqual(["audio+video"]);
  });

  it("chosen while the camera is off stays off, and is the one that is turned on", async () => {
    const all = await talkingOn({ microphone: true, camera: false });
    await all.devices.choose("camera", "camera-2");
    expect(open(all)).toEqual(["microphone-1"]);
    await all.devices.set("camera", true);
    expect(used(all)[1]).toBe("camera-2");
  });

  it("chosen while it opens comes after that", async () => {
    const all = browser();
    const release = all.hold();
    const opening = all.devices.open(both);
    const choosing = all.devices.choose("camera", "camera-2");
    release();
    await Promise.all([opening, choosing]);
    expect(open(all)).toEqual(["microphone-1", "camera-2"]);
  });

  it("chosen in place of one that could not be opened is opened", async () => {
    const all = browser({ both: "NotReadableError", video: "NotReadableError" });
    await all.devices.open(both);
    delete all.fails.both;
    delete all.fails.video;
    await all.devices.choose("camera", "camera-2");
    expect(used(all)[1]).toBe("camera-2");
    expect(all.devices.view().camera.problem).toBeUndefined();
  });

  it("of two that are chosen at once is the last", async () => {
    const all = await talkingOn();
    const release = all.hold();
    const choosing = ["camera-2", "camera-3"].map((id) => all.devices.choose("camera", id));
    release();
    await Promise.all(choosing);
    expect(open(all)).toEqual(["microphone-1", "camera-3"]);
  });

  it("does not come on when the camera is turned off meanwhile, and is the one that is turned on later", async () => {
    const all = await talkingOn();
    const release = all.hold();
    const choosing = all.devices.choose("camera", "camera-2");
    await all.devices.set("camera", false);
    release();
    await choosing;
    expect(open(all)).toEqual(["microphone-1"]);
    await all.devices.set("camera", true);
    expect(used(all)[1]).toBe("camera-2");
  });

  it("is used also when the camera was turned off and on meanwhile", async () => {
    const all = await talkingOn();
    const release = all.hold();
    const choosing = all.devices.choose("camera", "camera-2");
    await all.devices.set("camera", false);
    const turning = all.devices.set("camera", true);
    release();
    await Promise.all([choosing, turning]);
    expect(open(all)).toEqual(["microphone-1", "camera-2"]);
  });

  it("is let go when the call ends meanwhile, and the next call begins with the usual ones", async () => {
    const all = await talkingOn();
    const release = all.hold();
    const choosing = all.devices.choose("camera", "camera-2");
    all.devices.close();
    release();
    await choosing;
    expect(open(all)).toEqual([]);
    await all.devices.open(both);
    expect(used(all)).toEqual(["microphone-1", "camera-1"]);
  });
});

describe("A choice that is made elsewhere", () => {
  it("is followed by the tab in the call alone, and for that call alone", async () => {
    const { town, li } = await talking();
    const second = town.tab("li", "li-2");
    await until(() => expect(second.phone.getSnapshot().stage?.phase).toBe("elsewhere"));
    const callId = li.phone.getSnapshot().stage?.callId ?? "";
    const choose = (id: string, deviceType: "audioinput" | "videoinput" | "audiooutput", deviceId: string) =>
      town.server.choose("li", { callId: id, deviceType, deviceId });
    choose(callId, "audioinput", "microphone-2");
    choose(callId, "videoinput", "camera-2");
    choose(callId, "audiooutput", "speaker-2");
    choose("another call", "videoinput", "camera-3");
    choose("another call", "audiooutput", "speaker-3");
    expect(li.devices.chosen).toEqual({
      microphone: "microphone-2",
      camera: "camera-2",
      speaker: "speaker-2",
    });
    expect(second.devices.chosen).toEqual({});
  });
});
