import { capture, type Capture, type Opened } from "./capture";
import type { DeviceName, Devices, Wants } from "./ports";
import type { DeviceProblem, DeviceView } from "./types";

export interface MediaOptions {
  /** Undefined where the page may not use devices: not https, not localhost. */
  readonly capture: Capture | undefined;
  readonly video: () => MediaTrackConstraints;
  readonly stream: () => MediaStream;
}

interface Request {
  done: Promise<void>;
}

interface Device {
  on: boolean;
  /** The request that is under way; an older one that comes back later is void. */
  request: Request | null;
  track: MediaStreamTrack | null;
  problem: DeviceProblem | undefined;
}

const closedDevice = (): Device => ({ on: false, request: null, track: null, problem: undefined });

const viewOfDevice = ({ on, request, problem }: Device): DeviceView => ({
  on,
  opening: request !== null,
  ...(problem !== undefined && { problem }),
});

const names = ["microphone", "camera"] as const;

/**
 * The microphone and the camera. A muted microphone stays open and is silent, so that it comes back at once; a camera
 * that is off is closed, so that its light is off.
 */
export function createDevices(options: MediaOptions): Devices {
  let devices: Record<DeviceName, Device> = { microphone: closedDevice(), camera: closedDevice() };
  let stream: MediaStream | null = null;
  const listeners = new Set<() => void>();

  const look = () => ({
    stream,
    microphone: viewOfDevice(devices.microphone),
    camera: viewOfDevice(devices.camera),
  });
  let view = look();
  const changed = () => {
    view = look();
    for (const listener of [...listeners]) listener();
  };

  const release = (device: Device) => {
    if (device.track === null) return;
    device.track.onended = null;
    device.track.stop();
    stream?.removeTrack(device.track);
    device.track = null;
  };

  const put = (name: DeviceName, opened: Opened | undefined) => {
    const device = devices[name];
    device.request = null;
    if (opened === undefined) return;
    if ("problem" in opened) {
      device.problem = opened.problem;
      return;
    }
    const { track } = opened;
    device.track = track;
    track.enabled = device.on;
    track.onended = () => {
      if (device.track !== track) return;
      release(device);
      device.problem = "missing";
      changed();
    };
    stream ??= options.stream();
    stream.addTrack(track);
  };

  /** Says which of the two must be opened to be as wanted, and switches what needs no opening. */
  const turn = (name: DeviceName, on: boolean): boolean => {
    const device = devices[name];
    device.on = on;
    if (!on) device.problem = undefined;
    if (!on && name === "camera") {
      device.request = null;
      release(device);
    }
    if (device.track !== null) device.track.enabled = on;
    return on && device.track === null && device.request === null;
  };

  const load = async (needed: Wants, mine: typeof devices, request: object) => {
    const opened = await capture(options.capture, needed, options.video());
    for (const name of names) {
      const result = opened[name];
      if (mine[name].request === request) put(name, result);
      else if (result !== undefined && "track" in result) result.track.stop();
    }
    changed();
  };

  /** Devices that are not named stay as they are. */
  const bring = async (wants: Partial<Wants>) => {
    const needs = (name: DeviceName) => wants[name] !== undefined && turn(name, wants[name]);
    const needed = { microphone: needs("microphone"), camera: needs("camera") };
    const request: Request = { done: Promise.resolve() };
    for (const name of names) {
      if (!needed[name]) continue;
      devices[name].request = request;
      devices[name].problem = undefined;
    }
    if (needed.microphone || needed.camera) request.done = load(needed, devices, request);
    changed();
    await Promise.all(names.map((name) => devices[name].request?.done ?? Promise.resolve()));
  };

  return {
    view: () => view,
    track: (kind) => {
      const device = kind === "audio" ? devices.microphone : devices.camera;
      return device.track;
    },
    open: bring,
    set: (name, on) => bring({ [name]: on }),
    close() {
      if (
        !names.some(
          (name) => devices[name].on || devices[name].track !== null || devices[name].request !== null,
        )
      )
        return;
      for (const name of names) {
        devices[name].request = null;
        release(devices[name]);
      }
      devices = { microphone: closedDevice(), camera: closedDevice() };
      stream = null;
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
