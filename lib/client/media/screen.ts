import type { ScreenShare } from "../ports";
import type { ScreenView } from "../types";

/** The part of `MediaDevices` (W3C Screen Capture) that is used. */
export type Display = Pick<MediaDevices, "getDisplayMedia">;

/** Hints that not every browser knows, and TypeScript neither (W3C Screen Capture, 5). */
interface Hints extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface: "exclude";
  readonly surfaceSwitching: "include";
  readonly systemAudio: "include" | "exclude";
}

/** The sound of a tab is not a voice: nothing is taken out of it. What the others say is not sent back to them. */
const sound = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  suppressLocalAudioPlayback: false,
  restrictOwnAudio: true,
};

/** `ownSoundStaysOut`: the browser can leave the sound of this page out of that of the system. */
const wishes = (ownSoundStaysOut: boolean): Hints => ({
  video: { frameRate: { ideal: 15, max: 30 } },
  audio: sound,
  selfBrowserSurface: "exclude",
  surfaceSwitching: "include",
  systemAudio: ownSoundStaysOut ? "include" : "exclude",
});

/** Who closes the browser's question has changed their mind; who is not let by the system should know. */
function problemOf(error: unknown): ScreenView["problem"] {
  const { name, message } = error instanceof Error ? error : { name: "", message: "" };
  if (name !== "NotAllowedError" && name !== "AbortError") return "failed";
  return /system/i.test(message) ? "denied" : undefined;
}

interface ScreenOptions {
  /** Undefined where the browser cannot share, as on phones. */
  readonly display: Display | undefined;
  readonly supported: () => object;
}

/** The screen, window or tab that this user shares. */
export function createScreen({ display, supported }: ScreenOptions): ScreenShare {
  let view: ScreenView = { possible: display !== undefined, stream: null, opening: false };
  let asking: object | null = null;
  const listeners = new Set<() => void>();
  const change = (part: Pick<ScreenView, "stream" | "opening" | "problem">) => {
    view = { possible: view.possible, ...part };
    for (const listener of [...listeners]) listener();
  };
  const close = (stream: MediaStream) => {
    for (const track of stream.getTracks()) {
      track.onended = null;
      track.stop();
    }
  };
  const stop = () => {
    if (asking === null && view.stream === null && view.problem === undefined) return;
    asking = null;
    if (view.stream !== null) close(view.stream);
    change({ stream: null, opening: false });
  };
  /** The picture ends with the browser's own button; the sound alone may end before it. */
  const watch = (stream: MediaStream) => {
    for (const track of stream.getTracks()) {
      track.contentHint = track.kind === "video" ? "detail" : "music";
      track.onended = () => {
        if (view.stream !== stream) return;
        if (track.kind === "video") return stop();
        stream.removeTrack(track);
        change({ stream, opening: false });
      };
    }
  };
  return {
    view: () => view,
    track: (kind) => view.stream?.getTracks().find((track) => track.kind === kind) ?? null,
    async share() {
      if (display === undefined || asking !== null || view.stream !== null) return;
      const mine = (asking = {});
      change({ stream: null, opening: true });
      try {
        const stream = await display.getDisplayMedia(wishes("restrictOwnAudio" in supported()));
        if (asking !== mine) return close(stream);
        watch(stream);
        asking = null;
        change({ stream, opening: false });
      } catch (error) {
        if (asking !== mine) return;
        asking = null;
        change({ stream: null, opening: false, problem: problemOf(error) });
      }
    },
    stop,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
