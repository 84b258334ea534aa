import type { Kind } from "../ports";
import { limit, type Limits, limitsFor, pictureEncoding, screenEncoding, soundEncoding } from "./limits";
import { fullRate } from "./rate";

/** What is to be sent at this moment. */
export interface Outgoing {
  /** Of the microphone and the camera. */
  readonly track: (kind: Kind) => MediaStreamTrack | null;
  /** Of the screen that is shared: its picture, and its sound where there is one. */
  readonly screen: (kind: Kind) => MediaStreamTrack | null;
}

interface SendersOptions extends Outgoing {
  readonly stream: () => MediaStream;
}

const isStopped = ({ direction, currentDirection }: RTCRtpTransceiver) =>
  direction === "stopped" || currentDirection === "stopped";

/**
 * What is sent over a peer connection: one transceiver for the microphone and one for the camera, and further ones for a
 * screen while it is shared. Both sides know the microphone and the camera as the first of their kind, and a screen as
 * any other: the order of transceivers is that of the descriptions, so it is the same after every negotiation.
 */
export class Senders {
  readonly #connection: RTCPeerConnection;
  readonly #options: SendersOptions;
  /** Names what belongs together, so that lips and voice stay in step at the other side. */
  readonly #stream: MediaStream;
  readonly #screenStream: MediaStream;
  /** Those of our own screen; kept for the next time when it is no longer shared. */
  readonly #screens: Partial<Record<Kind, RTCRtpTransceiver>> = {};
  #onePicture = false;
  #limits: Limits = limitsFor(1, fullRate);

  constructor(connection: RTCPeerConnection, options: SendersOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#stream = options.stream();
    this.#screenStream = options.stream();
  }

  /** Prepares both directions. Kinds in `missing` get a place even if the other side has not offered one. */
  attach(missing: readonly Kind[]): void {
    for (const kind of ["audio", "video"] as const) {
      const known = this.#main(kind);
      const now = this.#now(kind);
      if (known !== undefined) {
        known.direction = "sendrecv";
        known.sender.setStreams(this.#stream);
        replace(known.sender, now);
      } else if (now !== null || missing.includes(kind)) this.#add(kind, now);
    }
    this.#keepLimits();
  }

  /** Sends what there is now; renegotiates only what the other side has given no place for. */
  refresh(): void {
    for (const kind of ["audio", "video"] as const) {
      const known = this.#main(kind);
      const now = this.#now(kind);
      if (known !== undefined) replace(known.sender, now);
      else if (now !== null) this.#add(kind, now);
    }
    this.refreshScreen();
  }

  refreshScreen(): void {
    for (const kind of ["video", "audio"] as const) {
      const now = this.#onePicture ? null : this.#options.screen(kind);
      const known = this.#screens[kind];
      if (known === undefined) {
        if (now !== null) this.#screens[kind] = this.#addScreen(now);
      } else if (!isStopped(known)) {
        const direction = now === null ? "inactive" : "sendonly";
        if (known.direction !== direction) known.direction = direction;
        replace(known.sender, now);
      }
    }
    this.#keepLimits();
  }

  /** Sends no more than this from now on. */
  limit(limits: Limits): void {
    this.#limits = limits;
    this.#keepLimits();
  }

  /** The id of the track in which the camera of the other side comes. */
  get picture(): string | undefined {
    return this.#main("video")?.receiver.track.id;
  }

  /** The other side may know of one picture only: it gets the screen in place of the camera. */
  takeTurns(): void {
    this.#onePicture = true;
  }

  /** Our first offer was given up for that of the other side: what it had made goes, and theirs has the places. */
  giveUp(): void {
    for (const each of this.#connection.getTransceivers()) {
      if (each.mid === null && !this.#isOurs(each) && !isStopped(each)) each.stop();
    }
  }

  /** Whether what comes over this one is a screen. */
  isScreen(transceiver: RTCRtpTransceiver): boolean {
    const { kind } = transceiver.receiver.track;
    return (
      (kind === "audio" || kind === "video") && transceiver !== this.#main(kind) && !this.#isOurs(transceiver)
    );
  }

  #keepLimits(): void {
    const [sound, picture] = [this.#main("audio")?.sender, this.#main("video")?.sender];
    if (sound !== undefined) limit(sound, soundEncoding(this.#limits));
    if (picture !== undefined) limit(picture, pictureEncoding(this.#limits, picture.track));
    const screen = this.#screens.video;
    if (screen !== undefined && !isStopped(screen)) limit(screen.sender, screenEncoding(this.#limits));
  }

  #now(kind: Kind): MediaStreamTrack | null {
    const screen = this.#onePicture && kind === "video" ? this.#options.screen(kind) : null;
    return screen ?? this.#options.track(kind);
  }

  #isOurs(transceiver: RTCRtpTransceiver): boolean {
    return transceiver === this.#screens.audio || transceiver === this.#screens.video;
  }

  #main(kind: Kind): RTCRtpTransceiver | undefined {
    const those = this.#connection
      .getTransceivers()
      .filter((each) => each.receiver.track.kind === kind && !isStopped(each) && !this.#isOurs(each));
    // Those that the descriptions know come first: while offers cross there may be one that they do not know.
    return those.find(({ mid }) => mid !== null) ?? those[0];
  }

  #add(kind: Kind, track: MediaStreamTrack | null): void {
    this.#connection.addTransceiver(track ?? kind, { direction: "sendrecv", streams: [this.#stream] });
  }

  #addScreen(track: MediaStreamTrack): RTCRtpTransceiver {
    return this.#connection.addTransceiver(track, {
      direction: "sendonly",
      streams: [this.#screenStream],
    });
  }
}

function replace(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
  if (sender.track === track) return;
  // Rejects only when the connection is closed, and then there is nothing to send.
  sender.replaceTrack(track).catch(() => undefined);
}
