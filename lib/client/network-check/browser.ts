import { api } from "../api";
import { browserClock } from "../clock";
import { openLevelMeter } from "../level-meter";
import { browserDevices } from "../media/browser-devices";
import { openLoop } from "./browser-loop";
import type { CheckWorld, GatherEvents, Opened } from "./world";

async function open(device: "microphone" | "camera"): Promise<Opened> {
  const devices = browserDevices();
  await devices.open({ microphone: device === "microphone", camera: device === "camera" });
  const { problem } = devices.view()[device];
  const sound = devices.track("audio");
  const meter = sound === null ? undefined : openLevelMeter(sound, 1024);
  const { width = 0, height = 0 } = devices.track("video")?.getSettings() ?? {};
  return {
    ...(problem === undefined ? {} : { problem }),
    level: () => meter?.level() ?? 0,
    width,
    height,
    close: () => {
      meter?.close();
      devices.close();
    },
  };
}

function gather(configuration: RTCConfiguration, events: GatherEvents): () => void {
  const connection = new RTCPeerConnection(configuration);
  connection.createDataChannel("gather");
  connection.onicecandidate = ({ candidate }) => {
    if (candidate === null) return events.done();
    const { type, port, relatedPort } = candidate;
    if (type !== null) events.found({ type, port: port ?? 0, relatedPort: relatedPort ?? 0 });
  };
  connection.onicecandidateerror = ({ errorCode }) => events.failed(errorCode);
  connection.setLocalDescription().catch(() => events.done());
  return () => connection.close();
}

async function ping(): Promise<void> {
  const { ok } = await fetch("/api/health", { cache: "no-store" });
  if (!ok) throw new Error("the server is not well");
}

/** The world of the checks in a browser; the page tells what its phone knows. */
export const browserCheckWorld = (phone: Pick<CheckWorld, "inCall" | "socketIsOpen">): CheckWorld => ({
  ...phone,
  // Finer than a millisecond: a relay nearby takes less.
  clock: { ...browserClock, now: () => performance.timeOrigin + performance.now() },
  hasWebrtc: "RTCPeerConnection" in globalThis,
  isSecure: globalThis.isSecureContext,
  open,
  ping,
  iceServers: () => api.iceServers(),
  gather,
  loop: openLoop,
});
