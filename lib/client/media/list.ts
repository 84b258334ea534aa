import { useEffect, useSyncExternalStore } from "react";

/** A microphone, camera or speaker that could be chosen. */
export interface KnownDevice {
  /** W3C MediaDeviceInfo; stays the same for this site in this browser. */
  readonly deviceId: string;
  /** The name that people know it by; empty before they have allowed the page to use devices. */
  readonly label: string;
  /** Microphone and speaker of one headset have the same. */
  readonly groupId: string;
  /** Not a device but whichever one the system is set to; `label` is that one's. */
  readonly system: boolean;
}

export interface DeviceLists {
  readonly microphones: readonly KnownDevice[];
  readonly cameras: readonly KnownDevice[];
  readonly speakers: readonly KnownDevice[];
}

export const noDevices: DeviceLists = { microphones: [], cameras: [], speakers: [] };

/** Some browsers put the numbers of a USB device behind its name. */
export const plainLabel = (label: string): string => label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/i, "");

type Info = Pick<MediaDeviceInfo, "deviceId" | "groupId" | "kind" | "label">;

/**
 * What is there of one kind. Chromium repeats devices as `default` and `communications`: the first means to follow the
 * system, with the name of the present one behind a word of its language; the second is left out.
 */
function ofKind(infos: readonly Info[], kind: MediaDeviceKind): readonly KnownDevice[] {
  const all = infos.filter((info) => info.kind === kind && info.deviceId !== "");
  return all
    .filter(({ deviceId }) => deviceId !== "communications")
    .map(({ deviceId, groupId, label }) => {
      const system = deviceId === "default";
      const meant = all.find(
        (other) =>
          !["default", "communications"].includes(other.deviceId) &&
          other.groupId === groupId &&
          label.endsWith(other.label),
      );
      return { deviceId, groupId, system, label: plainLabel(system && meant ? meant.label : label) };
    });
}

export const listsOf = (infos: readonly Info[]): DeviceLists => ({
  microphones: ofKind(infos, "audioinput"),
  cameras: ofKind(infos, "videoinput"),
  speakers: ofKind(infos, "audiooutput"),
});

export interface DeviceList {
  readonly get: () => DeviceLists;
  /** Looks again: names appear once the user has allowed devices. Never rejects. */
  readonly refresh: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

type Source = Pick<MediaDevices, "enumerateDevices" | "addEventListener">;

/** The devices of this browser, kept up to date. Without a source, as on an insecure page, there are none. */
export function createDeviceList(source: Source | undefined): DeviceList {
  let lists = noDevices;
  let looks = 0;
  let watching = false;
  const listeners = new Set<() => void>();
  const refresh = async () => {
    const look = (looks += 1);
    const infos = (await source?.enumerateDevices().catch(() => null)) ?? null;
    if (infos === null || look !== looks) return;
    const now = listsOf(infos);
    if (JSON.stringify(now) === JSON.stringify(lists)) return;
    lists = now;
    for (const listener of [...listeners]) listener();
  };
  const watch = () => {
    if (watching) return;
    watching = true;
    source?.addEventListener("devicechange", () => void refresh());
    void refresh();
  };
  return {
    get: () => lists,
    refresh,
    subscribe(listener) {
      listeners.add(listener);
      watch();
      return () => listeners.delete(listener);
    },
  };
}

let shared: DeviceList | undefined;
/** The devices of this browser. In a browser only. */
export const browserDeviceList = (): DeviceList =>
  (shared ??= createDeviceList((navigator as Partial<Navigator>).mediaDevices));

const never = () => () => undefined;

/** What could be chosen, drawn anew when something is plugged in or out. On the server nothing. */
export function useDeviceLists(): DeviceLists {
  const list = typeof window === "undefined" ? undefined : browserDeviceList();
  // Not every browser tells of changes.
  useEffect(() => void list?.refresh(), [list]);
  return useSyncExternalStore(list?.subscribe ?? never, list?.get ?? (() => noDevices), () => noDevices);
}
