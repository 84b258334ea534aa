import type { DeviceName, Wants } from "./ports";
import type { DeviceProblem } from "./types";

/** The part of `MediaDevices` (W3C Media Capture and Streams) that is used. */
export type Capture = Pick<MediaDevices, "getUserMedia">;

/** What opening a device came to. */
export type Opened = { readonly track: MediaStreamTrack } | { readonly problem: DeviceProblem };
export type OpenedDevices = Partial<Record<DeviceName, Opened>>;

/** Why `getUserMedia` failed, in the words of the screens. */
export function problemOf(error: unknown): DeviceProblem {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
      return "missing";
    case "NotReadableError":
      return "in_use";
    default:
      return "failed";
  }
}

const failed = (wants: Wants, problem: DeviceProblem): OpenedDevices => ({
  ...(wants.microphone && { microphone: { problem } }),
  ...(wants.camera && { camera: { problem } }),
});

async function ask(capture: Capture, wants: Wants, video: MediaTrackConstraints): Promise<OpenedDevices> {
  const stream = await capture.getUserMedia({
    audio: wants.microphone,
    video: wants.camera && video,
  });
  const [sound] = stream.getAudioTracks();
  const [picture] = stream.getVideoTracks();
  return {
    ...(wants.microphone && { microphone: sound ? { track: sound } : { problem: "missing" } }),
    ...(wants.camera && { camera: picture ? { track: picture } : { problem: "missing" } }),
  };
}

/**
 * Opens what is wanted: both with one question to the user, and one by one when that fails, so that one missing device
 * does not cost the other. `capture` is undefined where the page may not capture at all. Never rejects.
 */
export async function capture(
  devices: Capture | undefined,
  wants: Wants,
  video: MediaTrackConstraints,
): Promise<OpenedDevices> {
  if (!wants.microphone && !wants.camera) return {};
  if (devices === undefined) return failed(wants, "insecure");
  try {
    return await ask(devices, wants, video);
  } catch (error) {
    if (!wants.microphone || !wants.camera) return failed(wants, problemOf(error));
    const [microphone, camera] = await Promise.all([
      capture(devices, { microphone: true, camera: false }, video),
      capture(devices, { microphone: false, camera: true }, video),
    ]);
    return { ...microphone, ...camera };
  }
}
