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
