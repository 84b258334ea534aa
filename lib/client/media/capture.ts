import type { DeviceName, Wants } from "../ports";
import type { DeviceProblem } from "../types";

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

/** What a device should be like. */
export type Wishes = Readonly<Record<DeviceName, MediaTrackConstraints>>;

const failed = (wants: Wants, problem: DeviceProblem): OpenedDevices => ({
  ...(wants.microphone && { microphone: { problem } }),
  ...(wants.camera && { camera: { problem } }),
});

async function ask(capture: Capture, wants: Wants, wishes: Wishes): Promise<OpenedDevices> {
  const stream = await capture.getUserMedia({
    audio: wants.microphone && wishes.microphone,
    video: wants.camera && wishes.camera,
  });
  const [sound] = stream.getAudioTracks();
  const [picture] = stream.getVideoTracks();
  return {
    ...(wants.microphone && { microphone: sound ? { track: sound } : { problem: "missing" } }),
    ...(wants.camera && { camera: picture ? { track: picture } : { problem: "missing" } }),
  };
}

/** The same without naming a device: the one that was named is gone. */
const whichever = (wishes: Wishes): Wishes => ({
  microphone: { ...wishes.microphone, deviceId: undefined },
  camera: { ...wishes.camera, deviceId: undefined },
});

const isGone = (error: unknown) => error instanceof Error && error.name === "OverconstrainedError";

/**
 * Opens what is wanted: both with one question to the user, and one by one when that fails, so that one missing device
 * does not cost the other. `capture` is undefined where the page may not capture at all. With `orAnother` a
 * device that is wished for and gone gives way to another. Never rejects.
 */
export async function capture(
  devices: Capture | undefined,
  wants: Wants,
  wishes: Wishes,
  orAnother = false,
): Promise<OpenedDevices> {
  if (!wants.microphone && !wants.camera) return {};
  if (devices === undefined) return failed(wants, "insecure");
  try {
    return await ask(devices, wants, wishes);
  } catch (error) {
    if (!wants.microphone || !wants.camera) {
      const again = orAnother && isGone(error);
      return again ? capture(devices, wants, whichever(wishes)) : failed(wants, problemOf(error));
    }
    const [microphone, camera] = await Promise.all([
      capture(devices, { microphone: true, camera: false }, wishes, orAnother),
      capture(devices, { microphone: false, camera: true }, wishes, orAnother),
    ]);
    return { ...microphone, ...camera };
  }
}
