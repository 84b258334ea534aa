/**
 * What one person's browser measured of its connection to one other, over some while. All of it may be absent: browsers
 * do not tell everything, and programs tell what they like.
 */
export interface Measured {
  /** Who measured. */
  readonly userId: string;
  /** The other end. */
  readonly peerUserId: string;
  /** How long was measured. */
  readonly seconds?: number;
  readonly audio?: MeasuredSound;
  readonly video?: MeasuredPicture;
  /** Media go through a relay over TCP or TLS, at this end. */
  readonly relayTcp?: boolean;
}

interface MeasuredMedia {
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly packetsSent?: number;
  /** Of those sent, as the other end told (RFC 3550, receiver reports). */
  readonly sentPacketsLost?: number;
  /** Seconds. */
  readonly jitter?: number;
  readonly roundTripTime?: number;
}

export interface MeasuredSound extends MeasuredMedia {
  /** Gaps in what was played that were filled with made-up sound, and how long all of them were together, in seconds. */
  readonly gaps?: number;
  readonly concealed?: number;
}

export interface MeasuredPicture extends MeasuredMedia {
  /** Of what came, frames per second. */
  readonly frameRate?: number;
  readonly framesDecoded?: number;
  readonly framesDropped?: number;
  /** Seconds in which the picture that came stood still. */
  readonly frozen?: number;
  /** Of what was sent, frames per second. */
  readonly sentFrameRate?: number;
  /** Seconds in which the processor, or the way, did not let more be sent (W3C webrtc-stats, qualityLimitationDurations). */
  readonly processorLimited?: number;
  readonly networkLimited?: number;
}

/** A measurement of some seconds: counters are what happened in them. */
export interface MeasuredSpan {
  readonly seconds?: number;
  readonly path?: { readonly local?: string; readonly protocol?: string };
  readonly audio?: MeasuredSound;
  readonly video?: MeasuredPicture;
}

/** Of these the mean is taken; all other members are counters, which add up. */
const means: readonly string[] = ["jitter", "roundTripTime", "frameRate", "sentFrameRate"];

type Numbers = Readonly<Record<string, unknown>>;

/** Counters summed up, and the means of what varies; of members that somebody tells. */
function merged(all: readonly (object | undefined)[]): object | undefined {
  const told = all.flatMap((each) => (each === undefined ? [] : [each as Numbers]));
  if (told.length === 0) return undefined;
  const names = new Set(told.flatMap((each) => Object.keys(each)));
  const entries = [...names].flatMap((name) => {
    const values = told.flatMap((each) => (typeof each[name] === "number" ? [each[name]] : []));
    if (values.length === 0) return [];
    const sum = values.reduce((total, value) => total + value, 0);
    return [[name, means.includes(name) ? sum / values.length : sum] as const];
  });
  return Object.fromEntries(entries);
}

const isRelayTcp = ({ path }: MeasuredSpan) => path?.local === "relay" && path.protocol !== "udp";

/** What one person measured of one connection, over all of these spans. */
export function together(
  ends: Pick<Measured, "userId" | "peerUserId">,
  spans: readonly MeasuredSpan[],
): Measured {
  const { userId, peerUserId } = ends;
  const audio = merged(spans.map((span) => span.audio));
  const video = merged(spans.map((span) => span.video));
  const relayed = spans.filter(isRelayTcp).length;
  return {
    userId,
    peerUserId,
    seconds: spans.reduce((total, { seconds = 0 }) => total + seconds, 0),
    ...(audio && { audio }),
    ...(video && { video }),
    relayTcp: relayed * 2 > spans.length,
  };
}
