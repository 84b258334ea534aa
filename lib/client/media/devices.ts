import type { DeviceName, Devices, Wants } from "../ports";
import type { DeviceKind } from "../types";
import { capture, type Capture } from "./capture";
import { choose } from "./choose";
import { Control, type Request } from "./control";
import type { Effects } from "./effects";
import { fall, follow } from "./fall";
import type { DeviceList } from "./list";
import { createNotices } from "./notices";
import { Speaker } from "./speaker";

export interface MediaOptions {
  /** Undefined where the page may not use devices: not https, not localhost. */
  readonly capture: Capture | undefined;
  readonly video: () => MediaTrackConstraints;
  readonly stream: () => MediaStream;
  readonly list: DeviceList;
  /** The `deviceId` of each that was chosen in this browser. */
  readonly remembered: () => { readonly [kind in DeviceKind]?: string };
  /** What is made of sound and picture before they are sent; without it they are sent as they come. */
  readonly effects?: Effects;
  /** What is asked of the microphone. */
  readonly audio?: () => MediaTrackConstraints;
}

const names = ["microphone", "camera"] as const;
const kinds = { microphone: "audio", camera: "video" } as const;
const lists = { microphone: "microphones", camera: "cameras" } as const;

/**
 * The microphone, the camera and the speaker. A muted microphone stays open and is silent, so that it comes back at
 * once; a camera that is off is closed, so that its light is off. One that is unplugged gives way to another.
 */
export function createDevices({ list, remembered, effects, ...options }: MediaOptions): Devices {
  let stream: MediaStream | null = null;
  let known = list.get();
  const listeners = new Set<() => void>();
  const notices = createNotices();
  const speaker = new Speaker(() => remembered().speaker);

  const effectOn = (name: DeviceName) => effects?.wanted(kinds[name]) ?? null;

  const control = (name: DeviceName, like: () => MediaTrackConstraints): Control => {
    const only = { microphone: name === "microphone", camera: name === "camera" };
    const made: Control = new Control({
      name,
      like,
      remembered: () => remembered()[name],
      effect: () => effectOn(name),
      async open(wish, orAnother) {
        const opened = await capture(options.capture, only, { microphone: wish, camera: wish }, orAnother);
        return opened[name] ?? { problem: "failed" };
      },
      list: () => known[lists[name]],
      tell(notice) {
        notices.tell({ device: name, ...notice });
        changed();
      },
      add: (track) => (stream ??= options.stream()).addTrack(track),
      remove: (track) => stream?.removeTrack(track),
      changed: () => changed(),
      ended: () => void fall(made, list.refresh),
    });
    return made;
  };
  const devices = {
    microphone: control("microphone", () => options.audio?.() ?? {}),
    camera: control("camera", options.video),
  };

  const look = () => {
    const deviceId = speaker.now(known);
    return {
      stream,
      microphone: devices.microphone.view(),
      camera: devices.camera.view(),
      speaker: deviceId === undefined ? {} : { deviceId },
      notices: notices.all(),
    };
  };
  let view = look();
  const changed = () => {
    view = look();
    for (const listener of [...listeners]) listener();
  };
  const isClosed = () => names.every((name) => devices[name].isClosed());

  const load = (needed: Wants, request: Request) => {
    const wishes = { microphone: devices.microphone.wish(), camera: devices.camera.wish() };
    const opening = capture(options.capture, needed, wishes, true);
    const wanted = names.filter((name) => needed[name]);
    const ended = wanted.map((name) => ({
      waits: effectOn(name) === null,
      done: opening.then((opened) => devices[name].end(request, opened[name])),
    }));
    const all = async (some: typeof ended) => void (await Promise.all(some.map(({ done }) => done)));
    // A call does not wait for an effect: what goes through it joins in.
    request.opened = opening.then(() => all(ended.filter(({ waits }) => waits)));
    request.done = all(ended).then(() => {
      // The names of the devices can be read once one has been opened.
      void list.refresh();
    });
  };

  /** Devices that are not named stay as they are. */
  const bring = async (wants: Partial<Wants>) => {
    const needs = (name: DeviceName) => wants[name] !== undefined && devices[name].turn(wants[name]);
    const needed = { microphone: needs("microphone"), camera: needs("camera") };
    const request: Request = { opened: Promise.resolve(), done: Promise.resolve() };
    for (const name of names) if (needed[name]) devices[name].begin(request);
    if (needed.microphone || needed.camera) load(needed, request);
    changed();
    await Promise.all(names.map((name) => devices[name].request?.opened ?? Promise.resolve()));
  };

  const chooseSpeaker = (deviceId: string): boolean => {
    const chosen = speaker.choose(deviceId, known);
    notices.clear("speaker");
    changed();
    return chosen;
  };

  const followList = () => {
    const before = known;
    known = list.get();
    // What is not in use is nobody's concern.
    if (!isClosed()) {
      speaker.listChanged(before, known, notices);
      for (const name of names) {
        void follow(devices[name], before[lists[name]], known[lists[name]], list.refresh);
      }
    }
    changed();
  };
  list.subscribe(followList);
  effects?.subscribe(() => names.forEach((name) => void devices[name].refine()));

  return {
    view: () => view,
    track: (kind) => devices[kind === "audio" ? "microphone" : "camera"].source?.track ?? null,
    raw: (kind) => devices[kind === "audio" ? "microphone" : "camera"].source?.raw ?? null,
    open: bring,
    set: (name, on) => bring({ [name]: on }),
    async choose(kind, deviceId) {
      if (kind === "speaker") return chooseSpeaker(deviceId);
      notices.clear(kind);
      const device = devices[kind];
      const chosen = await choose(device, { deviceId });
      if (chosen && device.on && device.source === null) await bring({ [kind]: true });
      return chosen;
    },
    async turnCamera() {
      const { camera } = devices;
      const chosen = await choose(camera, {
        facing: camera.facing() === "environment" ? "user" : "environment",
      });
      return chosen;
    },
    dismiss(id) {
      notices.dismiss(id);
      changed();
    },
    close() {
      if (isClosed()) return;
      for (const name of names) devices[name].close();
      speaker.forget();
      notices.clear();
      stream = null;
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
