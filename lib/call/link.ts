import type { Measured, MeasuredSound } from "./connection";
import type { Reception } from "./quality";

/** How the media from one person to another fared, from what both ends measured. */
export interface Link {
  /** Who sends. */
  readonly from: string;
  /** Who receives. */
  readonly to: string;
  /** How the sound arrived; undefined where nobody told. */
  readonly sound?: Reception;
  readonly picture?: PictureLink;
  readonly relayTcp: boolean;
}

export interface PictureLink {
  /** Frames per second that arrived, or were sent where that is not known. */
  readonly frameRate?: number;
  /** Parts of the time, 0 to 1: the sender's processor, or the way, did not carry more; the picture stood still. */
  readonly processorLimited: number;
  readonly networkLimited: number;
  readonly frozen: number;
  /** The part of the frames that the receiver had no time to show. */
  readonly dropped: number;
}

/** Of an audio packet as browsers make them, in seconds: what is lost at once by chance. */
const packetSeconds = 0.02;

/** So many gaps at least tell chance from bursts. */
const leastGaps = 3;

const ratio = (part: number, whole: number) => (whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0);

/** Mean length of a gap over that of a gap by chance at this loss (G.107, BurstR); undefined where it cannot be told. */
function burstRatio({ gaps = 0, concealed = 0 }: MeasuredSound, lossRatio: number): number | undefined {
  if (gaps < leastGaps) return undefined;
  return (concealed / gaps / packetSeconds) * (1 - lossRatio);
}

/** Whether this receiver says that nothing came: not a packet, and none is missing either. */
const isDeaf = ({ audio }: Measured) =>
  audio?.packetsReceived !== undefined && audio.packetsReceived + (audio.packetsLost ?? 0) <= 0;

/** What a receiver measured of the sound that came. */
function heard(receiver: Measured): Reception | undefined {
  const { audio } = receiver;
  if (audio === undefined || isDeaf(receiver)) return undefined;
  const { packetsLost, packetsReceived, jitter, roundTripTime } = audio;
  if ([packetsLost, packetsReceived, jitter, roundTripTime].every((value) => value === undefined))
    return undefined;
  const lossRatio = ratio(packetsLost ?? 0, (packetsLost ?? 0) + (packetsReceived ?? 0));
  const burst = burstRatio(audio, lossRatio);
  return {
    lossRatio,
    jitter: jitter ?? 0,
    roundTripTime: roundTripTime ?? 0,
    ...(burst !== undefined && { burstRatio: burst }),
  };
}

/** What of this much sound has not come is lost: two seconds of it. What was sent just now may be on its way. */
const muchSound = 100;

/** A receiver whom nothing reached cannot report what is lost: that the other end sent it tells. */
function unheard(sender: Measured, receiver: Measured): Reception | undefined {
  const { packetsSent = 0, roundTripTime = 0 } = sender.audio ?? {};
  return isDeaf(receiver) && packetsSent >= muchSound
    ? { lossRatio: 1, jitter: 0, roundTripTime }
    : undefined;
}

/** What a sender was told of how its sound arrived. */
function told({ audio }: Measured): Reception | undefined {
  if (audio?.sentPacketsLost === undefined) return undefined;
  const { sentPacketsLost, packetsSent = 0, roundTripTime = 0 } = audio;
  return { lossRatio: ratio(sentPacketsLost, packetsSent), jitter: 0, roundTripTime };
}

function pictureOf(sender: Measured | undefined, receiver: Measured | undefined): PictureLink | undefined {
  const sent = sender?.video;
  const came = receiver?.video;
  const frameRate = came?.frameRate ?? sent?.sentFrameRate;
  const isSent = (sent?.packetsSent ?? 0) > 0 || (sent?.networkLimited ?? 0) > 0;
  const comes = (came?.packetsReceived ?? 0) > 0 || (came?.frozen ?? 0) > 0;
  if (!isSent && !comes) return undefined;
  const { framesDecoded = 0, framesDropped = 0 } = came ?? {};
  return {
    ...(frameRate !== undefined && { frameRate }),
    processorLimited: ratio(sent?.processorLimited ?? 0, sender?.seconds ?? 0),
    networkLimited: ratio(sent?.networkLimited ?? 0, sender?.seconds ?? 0),
    frozen: ratio(came?.frozen ?? 0, receiver?.seconds ?? 0),
    dropped: ratio(framesDropped, framesDropped + framesDecoded),
  };
}

/**
 * The links, one for each direction of each connection that somebody measured. What the receiver measured comes first;
 * what the sender was told takes its place where there is nothing.
 */
export function linksOf(measured: readonly Measured[]): Link[] {
  const by = new Map(measured.map((each) => [`${each.userId} ${each.peerUserId}`, each]));
  const ends = measured.flatMap(({ userId, peerUserId }) => [
    [userId, peerUserId],
    [peerUserId, userId],
  ]);
  const pairs = new Map(ends.map(([from = "", to = ""]) => [`${from} ${to}`, { from, to }]));
  return [...pairs.values()].map(({ from, to }) => {
    const sender = by.get(`${from} ${to}`);
    const receiver = by.get(`${to} ${from}`);
    const sound =
      (receiver && heard(receiver)) ??
      (sender && receiver && unheard(sender, receiver)) ??
      (sender && told(sender));
    const picture = pictureOf(sender, receiver);
    return {
      from,
      to,
      ...(sound !== undefined && { sound }),
      ...(picture !== undefined && { picture }),
      relayTcp: sender?.relayTcp === true || receiver?.relayTcp === true,
    };
  });
}
