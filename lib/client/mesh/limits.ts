import { bestLevel, type Level, levels, levelOf, type Rate, screenLimit, soundBitrate } from "./rate";

/** What may be sent to one other person. */
export interface Limits {
  /** Bits per second. */
  readonly sound: number;
  /** Null: none is sent. */
  readonly picture: Level | null;
  readonly screen: Pick<Level, "bitrate" | "frameRate">;
}

/** The limits while so many others are there. */
export function limitsFor(others: number, rate: Rate): Limits {
  const level = levelOf(rate, bestLevel(others));
  return { sound: soundBitrate(others, level), picture: levels[level] ?? null, screen: screenLimit(others) };
}

/** How the sound is sent: before all else (W3C WebRTC Priority). */
export const soundEncoding = ({ sound }: Limits): RTCRtpEncodingParameters => ({
  maxBitrate: sound,
  priority: "high",
  networkPriority: "high",
});

/** How the picture of this track is sent. One held upright has its lines across. */
export function pictureEncoding(
  { picture }: Limits,
  track: MediaStreamTrack | null,
): RTCRtpEncodingParameters {
  if (picture === null) return { active: false };
  const { width = 0, height = 0 } = track?.getSettings() ?? {};
  return {
    active: true,
    maxBitrate: picture.bitrate,
    maxFramerate: picture.frameRate,
    scaleResolutionDownBy: Math.max(1, Math.min(width, height) / picture.height),
  };
}

export const screenEncoding = ({ screen }: Limits): RTCRtpEncodingParameters => ({
  maxBitrate: screen.bitrate,
  maxFramerate: screen.frameRate,
});

const applied = new WeakMap<RTCRtpSender, string>();

/** Sends like this from now on. Where that cannot be yet, it is for the caller to ask again. */
export function limit(sender: RTCRtpSender, wanted: RTCRtpEncodingParameters): void {
  const key = JSON.stringify(wanted);
  if (applied.get(sender) === key) return;
  const parameters = sender.getParameters();
  if (parameters.encodings.length === 0) return;
  applied.set(sender, key);
  parameters.encodings = parameters.encodings.map((encoding) => ({ ...encoding, ...wanted }));
  sender.setParameters(parameters).catch(() => {
    if (applied.get(sender) === key) applied.delete(sender);
  });
}
