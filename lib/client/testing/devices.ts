import type { DeviceName, Devices, Kind, Wants } from "../ports";
import type { DeviceKind, DeviceProblem, DevicesView } from "../types";

let serial = 0;

/** A microphone and a camera that open when they are told to. */
export class FakeDevices implements Devices {
  problems: Partial<Record<DeviceName, DeviceProblem>> = {};
  /** What it was told to go over to. */
  readonly chosen: Partial<Record<DeviceKind, string>> = {};
  /** While held, what is opened stays `opening`. */
  hold: Promise<void> | null = null;
  #on: Wants = { microphone: false, camera: false };
  #tracks: Partial<Record<DeviceName, MediaStreamTrack>> = {};
  #opening = false;
  readonly #listeners = new Set<() => void>();
  #view = this.#look();

  view = (): DevicesView => this.#view;

  track = (kind: Kind) => this.#tracks[kind === "audio" ? "microphone" : "camera"] ?? null;

  async open(wants: Wants) {
    this.#on = wants;
    if (this.hold !== null) {
      this.#opening = true;
      this.#changed();
      await this.hold;
      this.#opening = false;
    }
    for (const name of ["microphone", "camera"] as const) this.#bring(name);
    this.#changed();
  }

  async set(device: DeviceName, on: boolean) {
    await this.open({ ...this.#on, [device]: on });
  }

  raw = (kind: Kind) => this.track(kind);

  choose(device: DeviceKind, deviceId: string) {
    this.chosen[device] = deviceId;
    this.#changed();
    return Promise.resolve(true);
  }

  turnCamera = () => this.choose("camera", "the other side");

  dismiss() {}

  close() {
    if (!this.#on.microphone && !this.#on.camera && Object.keys(this.#tracks).length === 0) return;
    this.#on = { microphone: false, camera: false };
    this.#tracks = {};
    this.#changed();
  }

  /** Whether any is open. */
  isOpen = () => Object.keys(this.#tracks).length > 0;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #bring(name: DeviceName) {
    const on = this.#on[name] && this.problems[name] === undefined;
    if (on)
      this.#tracks[name] ??= {
        kind: name === "camera" ? "video" : "audio",
        getSettings: () => ({}),
        id: String(++serial),
      } as MediaStreamTrack;
    else if (name === "camera" || this.problems[name] !== undefined) delete this.#tracks[name];
  }

  #look(): DevicesView {
    const look = (name: DeviceName) => ({
      on: this.#on[name],
      opening: this.#opening,
      problem: this.problems[name],
      deviceId: this.chosen[name] ?? "default",
    });
    return { stream: null, microphone: look("microphone"), camera: look("camera"), speaker: {}, notices: [] };
  }

  #changed() {
    this.#view = this.#look();
    for (const listener of [...this.#listeners]) listener();
  }
}
