import { describe, expect, it } from "vitest";
import { browser } from "../testing/capture";
import { until } from "../testing/scenes";
import type { Effect, Effects } from "./effects";

/** An effect on the picture whose tracks say what they are made of; switched on and off by the test. */
function effects() {
  let wanted: Effect | null = null;
  const listeners = new Set<() => void>();
  const made: { of: string | undefined; stopped: boolean }[] = [];
  let gate = Promise.resolve();
  const blur: Effect = async (raw) => {
    await gate;
    const each = { of: raw.getSettings().deviceId, stopped: false };
    made.push(each);
    const track = { id: `blurred ${each.of}`, enabled: true } as MediaStreamTrack;
    return { track, stop: () => void (each.stopped = true) };
  };
  const effects: Effects = {
    wanted: (kind) => (kind === "video" ? wanted : null),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const want = (effect: Effect | null) => {
    wanted = effect;
    for (const listener of listeners) listener();
  };
  const slow = () => {
    let open = () => {};
    gate = new Promise((resolve) => (open = resolve));
    return () => open();
  };
  return { effects, want, blur, made, slow };
}

function blurrable() {
  const all = effects();
  const tab = browser({}, { effects: all.effects });
  const picture = () => tab.devices.track("video");
  const isBlurred = (of: string) => until(() => expect(picture()?.id).toBe(`blurred ${of}`));
  return { ...all, ...tab, picture, isBlurred };
}
const both = { microphone: true, camera: true };

describe("A background that is blurred", () => {
  it("is so from the first picture on, and the call does not wait for it", async () => {
    const { devices, want, blur, picture, isBlurred, slow } = blurrable();
    want(blur);
    const release = slow();
    const opening = devices.open(both);
    await until(() => expect(devices.track("audio")).not.toBeNull());
    expect([picture(), devices.view().camera.opening]).toEqual([null, true]);
    await opening;
    expect(picture()).toBeNull();
    release();
    await isBlurred("camera-1");
    expect(devices.raw("video")?.getSettings().deviceId).toBe("camera-1");
  });

  it("is switched on and off while the camera stays open", async () => {
    const { devices, want, blur, asked, made, picture, isBlurred } = blurrable();
    await devices.open(both);
    want(blur);
    await isBlurred("camera-1");
    want(null);
    await until(() => expect(picture()?.id).toBeUndefined());
    expect(made.map(({ stopped }) => stopped)).toEqual([true]);
    expect(asked).toEqual(["audio+video"]);
  });

  it("stays so with another camera", async () => {
    const { devices, want, blur, made, isBlurred } = blurrable();
    want(blur);
    await devices.open(both);
    await devices.choose("camera", "camera-2");
    await isBlurred("camera-2");
    expect(made).toEqual([
      { of: "camera-1", stopped: true },
      { of: "camera-2", stopped: false },
    ]);
  });

  it("is let go when it is unwanted before it is ready", async () => {
    const { devices, want, blur, made, picture, slow } = blurrable();
    await devices.open(both);
    const release = slow();
    want(blur);
    want(null);
    release();
    await until(() => expect(made.map(({ stopped }) => stopped)).toEqual([true]));
    expect(picture()?.id).toBeUndefined();
  });

  it("is let go when the camera is turned off", async () => {
    const { devices, want, blur, made, tracks, isBlurred } = blurrable();
    want(blur);
    await devices.open(both);
    await isBlurred("camera-1");
    await devices.set("camera", false);
    expect(made.map(({ stopped }) => stopped)).toEqual([true]);
    expect(tracks.map(({ kind, stopped }) => [kind, stopped])).toEqual([
      ["audio", false],
      ["video", true],
    ]);
  });

  it("that this browser cannot make is said, and the picture is sent as it is", async () => {
    const { devices, want, picture } = blurrable();
    want(() => Promise.reject(new Error("no WebGL")));
    await devices.open(both);
    await until(() => expect(devices.view().camera).toMatchObject({ on: true, plain: true }));
    expect(picture()?.getSettings().deviceId).toBe("camera-1");
  });
});
