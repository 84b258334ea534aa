import { describe, expect, it } from "vitest";
import { capture, problemOf } from "./capture";
import { browser, named } from "../testing/capture";
import { videoConstraints } from "./video-size";

const both = { microphone: true, camera: true };

describe("Opening devices", () => {
  it("asks for both at once", async () => {
    const { devices, asked } = browser();
    await devices.open(both);
    expect(asked).toEqual(["audio+video"]);
    expect(devices.view()).toMatchObject({ microphone: { on: true }, camera: { on: true } });
    expect(devices.track("video")).not.toBeNull();
  });

  it.each([
    ["no camera", { both: "NotFoundError", video: "NotFoundError" }, undefined, "missing"],
    ["no microphone", { both: "NotFoundError", audio: "NotFoundError" }, "missing", undefined],
    ["nothing allowed", { audio: "NotAllowedError", video: "NotAllowedError" }, "denied", "denied"],
    [
      "a camera in use elsewhere",
      { both: "NotReadableError", video: "NotReadableError" },
      undefined,
      "in_use",
    ],
    ["a failure that is gone at the second try", { both: "AbortError" }, undefined, undefined],
  ])("with %s works with what there is", async (_words, fails, microphone, camera) => {
    const { devices, asked } = browser(fails);
    await devices.open(both);
    expect(asked).toEqual(["audio+video", "audio", "video"]);
    expect([devices.view().microphone.problem, devices.view().camera.problem]).toEqual([microphone, camera]);
  });

  it("says that the page is not secure where there are no devices at all", async () => {
    expect(await capture(undefined, both, { microphone: {}, camera: {} })).toEqual({
      microphone: { problem: "insecure" },
      camera: { problem: "insecure" },
    });
  });

  it.each([
    ["NotAllowedError", "denied"],
    ["SecurityError", "denied"],
    ["NotFoundError", "missing"],
    ["NotReadableError", "in_use"],
    ["OverconstrainedError", "failed"],
  ])("tells %s as %s", (name, problem) => {
    expect(problemOf(named(name))).toBe(problem);
  });

  it("waits for a request that is under way instead of asking twice", async () => {
    const { devices, asked, hold } = browser();
    const open = hold();
    const first = devices.open(both);
    const second = devices.open(both);
    expect(devices.view().camera.opening).toBe(true);
    open();
    await Promise.all([first, second]);
    expect(asked).toEqual(["audio+video"]);
    expect(devices.view().camera.opening).toBe(false);
  });

  it("lets go of what comes after everything was closed", async () => {
    const { devices, tracks, hold } = browser();
    const open = hold();
    const opening = devices.open(both);
    devices.close();
    open();
    await opening;
    expect(tracks.map((track) => track.stopped)).toEqual([true, true]);
    expect(devices.view().stream).toBeNull();
  });
});

describe("Switching", () => {
  it("keeps a muted microphone open, and silent", async () => {
    const { devices, tracks, asked } = browser();
    await devices.open({ microphone: true, camera: false });
    await devices.set("microphone", false);
    expect(tracks.map((track) => [track.enabled, track.stopped])).toEqual([[false, false]]);
    await devices.set("microphone", true);
    expect(tracks[0]?.enabled).toBe(true);
    expect(asked).toEqual(["audio"]);
  });

  it("closes a camera that is off, so that its light goes out", async () => {
    const { devices, tracks, asked } = browser();
    await devices.open(both);
    await devices.set("camera", false);
    expect(tracks[1]?.stopped).toBe(true);
    expect(devices.track("video")).toBeNull();
    await devices.set("camera", true);
    expect(asked).toEqual(["audio+video", "video"]);
  });

  it("a microphone that was muted while it opened stays muted", async () => {
    const { devices, tracks, hold } = browser();
    const open = hold();
    const opening = devices.open({ microphone: true, camera: false });
    void devices.set("microphone", false);
    open();
    await opening;
    expect(tracks.map((track) => track.enabled)).toEqual([false]);
  });

  it("one device does not ask again for the other that has failed", async () => {
    const { devices, asked } = browser({ both: "NotFoundError", video: "NotFoundError" });
    await devices.open(both);
    await devices.set("microphone", false);
    await devices.set("microphone", true);
    expect(asked).toEqual(["audio+video", "audio", "video"]);
    expect(devices.view().camera.problem).toBe("missing");
  });
});

describe("The size of the picture", () => {
  const memory = (value: string | null) => ({ getItem: () => value });

  it.each([
    ["", null, 1280, 720],
    ["?ringback.video=320x180", null, 320, 180],
    ["", "640x360", 640, 360],
    ["?ringback.video=huge", null, 1280, 720],
  ])("with the query %j and %j remembered is %d wide and %d high", (query, remembered, width, height) => {
    expect(videoConstraints(query, memory(remembered))).toMatchObject({
      width: { ideal: width },
      height: { ideal: height },
    });
  });
});
