import { createDevices } from "../media/devices";
import type { Effects } from "../media/effects";
import { createDeviceList } from "../media/list";

type Kind = "audio" | "video";

/** A track of a device. */
export class FakeTrack {
  enabled = true;
  stopped = false;
  onended: (() => void) | null = null;
  constructor(
    readonly kind: Kind,
    private readonly deviceId: string,
    private readonly facingMode?: string,
  ) {}
  get label() {
    return `${this.deviceId} (046d:0825)`;
  }
  get readyState() {
    return this.stopped ? "ended" : "live";
  }
  getSettings = () => ({ deviceId: this.deviceId, facingMode: this.facingMode });
  stop() {
    this.stopped = true;
  }
}
class FakeStream {
  readonly tracks = new Set<FakeTrack>();
  addTrack = (track: FakeTrack) => void this.tracks.add(track);
  removeTrack = (track: FakeTrack) => void this.tracks.delete(track);
}

export const named = (name: string) => Object.assign(new Error(name), { name });

const kindOf = (deviceId: string): MediaDeviceKind =>
  deviceId.startsWith("camera")
    ? "videoinput"
    : deviceId.startsWith("speaker")
      ? "audiooutput"
      : "audioinput";

interface Fails {
  audio?: string;
  video?: string;
  both?: string;
}
interface Options {
  remembered?: { microphone?: string; camera?: string; speaker?: string };
  effects?: Effects;
}

/** A browser with a few devices, which fail as said; every request is noted. */
export function browser(fails: Fails = {}, { remembered = {}, effects }: Options = {}) {
  const asked: string[] = [];
  const tracks: FakeTrack[] = [];
  let plugged = [
    "microphone-1",
    "microphone-2",
    "camera-1",
    "camera-2",
    "camera-3",
    "speaker-1",
    "speaker-2",
  ];
  let gate = Promise.resolve();
  let changed = () => {};
  /** As a phone: its cameras look to two sides, and one is open at a time. */
  const phone = { is: false };
  const facing = (deviceId: string) => (deviceId === "camera-2" ? "environment" : "user");

  /** The device that is meant (W3C Media Capture, 6): the exact one, the ideal one if it is there, or the first. */
  const meant = (kind: Kind, wish: boolean | MediaTrackConstraints): string => {
    const wished = typeof wish === "object" ? wish : {};
    const { exact, ideal } = (wished.deviceId ?? {}) as ConstrainDOMStringParameters;
    const side = ((wished.facingMode ?? {}) as ConstrainDOMStringParameters).exact;
    const there = plugged
      .filter((id) => kindOf(id) === `${kind}input`)
      .filter((id) => side === undefined || facing(id) === side);
    const [first] = there;
    const wanted = exact ?? ideal;
    if (typeof wanted === "string" && there.includes(wanted)) return wanted;
    if (first === undefined) throw named("NotFoundError");
    if (exact !== undefined) throw named("OverconstrainedError");
    return first;
  };
  const open = (kind: Kind, wish: boolean | MediaTrackConstraints) => {
    const busy = tracks.some((track) => track.kind === "video" && !track.stopped);
    const deviceId = meant(kind, wish);
    if (phone.is && kind === "video" && busy) throw named("NotReadableError");
    return new FakeTrack(kind, deviceId, phone.is && kind === "video" ? facing(deviceId) : undefined);
  };
  const getUserMedia = async ({ audio, video }: MediaStreamConstraints = {}) => {
    asked.push([audio && "audio", video && "video"].filter(Boolean).join("+"));
    await gate;
    const error =
      audio && video ? (fails.both ?? fails.audio ?? fails.video) : audio ? fails.audio : fails.video;
    if (error !== undefined) throw named(error);
    const made = [...(audio ? [open("audio", audio)] : []), ...(video ? [open("video", video)] : [])];
    tracks.push(...made);
    const of = (kind: string) => made.filter((track) => track.kind === kind);
    return { getAudioTracks: () => of("audio"), getVideoTracks: () => of("video") } as unknown as MediaStream;
  };
  const info = (deviceId: string) => ({ deviceId, kind: kindOf(deviceId), label: deviceId, groupId: "" });
  const list = createDeviceList({
    enumerateDevices: () => Promise.resolve(plugged.map(info) as unknown as MediaDeviceInfo[]),
    addEventListener: (_type: string, listener: unknown) => void (changed = listener as () => void),
  });
  const devices = createDevices({
    capture: { getUserMedia },
    video: () => ({}),
    stream: () => new FakeStream() as unknown as MediaStream,
    list,
    remembered: () => remembered,
    effects,
  });
  const hold = () => {
    let open = () => {};
    gate = new Promise((resolve) => (open = resolve));
    return () => open();
  };
  /** Pulls the plug: the track ends, and the list changes. */
  const unplug = (...ids: string[]) => {
    plugged = plugged.filter((id) => !ids.includes(id));
    for (const track of tracks) {
      if (track.stopped || !ids.includes(track.getSettings().deviceId)) continue;
      track.stopped = true;
      track.onended?.();
    }
    changed();
  };
  const plugIn = (...ids: string[]) => {
    plugged = [...plugged, ...ids];
    changed();
  };
  return { devices, asked, tracks, hold, getUserMedia, unplug, plugIn, fails, phone, list };
}
