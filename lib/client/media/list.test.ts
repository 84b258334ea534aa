import { describe, expect, it } from "vitest";
import { createDeviceList, listsOf } from "./list";

const info = (kind: MediaDeviceKind, deviceId: string, label = deviceId, groupId = deviceId) => ({
  kind,
  deviceId,
  label,
  groupId,
});

describe("The list of devices", () => {
  it("names the system's choice by the device that it is at present, and has each device once", () => {
    const { microphones } = listsOf([
      info("audioinput", "default", "Standard - Headset (0b05:17cb)", "headset"),
      info("audioinput", "communications", "Kommunikation - Headset (0b05:17cb)", "headset"),
      info("audioinput", "a1", "Built-in", "laptop"),
      info("audioinput", "b2", "Headset (0b05:17cb)", "headset"),
    ]);
    expect(microphones.map(({ deviceId, label, system }) => [deviceId, label, system])).toEqual([
      ["default", "Headset", true],
      ["a1", "Built-in", false],
      ["b2", "Headset", false],
    ]);
  });

  it("is empty while the page may not use devices, for then nothing can be told from another", () => {
    expect(listsOf([info("audioinput", ""), info("videoinput", "")])).toEqual({
      microphones: [],
      cameras: [],
      speakers: [],
    });
  });

  it("tells what is plugged in, and nothing when nothing has changed", async () => {
    let plugged = [info("videoinput", "c1")];
    let changed = () => {};
    const list = createDeviceList({
      enumerateDevices: () => Promise.resolve(plugged as unknown as MediaDeviceInfo[]),
      addEventListener: (_: string, listener: unknown) => void (changed = listener as () => void),
    });
    let heard = 0;
    list.subscribe(() => (heard += 1));
    await list.refresh();
    await list.refresh();
    expect(heard).toBe(1);
    plugged = [...plugged, info("videoinput", "c2")];
    changed();
    await list.refresh();
    expect([heard, list.get().cameras.map(({ deviceId }) => deviceId)]).toEqual([2, ["c1", "c2"]]);
  });

  it("is empty where the page is not secure", async () => {
    const list = createDeviceList(undefined);
    await list.refresh();
    expect(list.get().cameras).toEqual([]);
  });
});
