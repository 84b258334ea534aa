import type { Description } from "@/lib/call";
import type { Signal } from "@/lib/contract";
import { type MediaWatch, watchMedia } from "./peer-media";
import type { Clock, Kind, PeerFactory } from "./ports";
import { attach, putTrack } from "./senders";
import type { PeerView } from "./state";

export interface PeerOptions {
  readonly factory: PeerFactory;
  readonly clock: Clock;
  /** Who connected later yields when both offer at once (perfect negotiation, W3C WebRTC). */
  readonly polite: boolean;
  /** False while it rings here: a remote offer is taken in, and nothing is sent, gathered or answered. */
  readonly consent: boolean;
  /** What to send at this moment. */
  readonly track: (kind: Kind) => MediaStreamTrack | null;
  readonly send: (signal: Signal) => void;
  readonly changed: (view: PeerView) => void;
}

/** The media path to one other person: perfect negotiation that begins with one side's offer. */
export class Peer {
  readonly connection: RTCPeerConnection;
  readonly #options: PeerOptions;
  readonly #stream: MediaStream;
  #consent: boolean;
  /** The first descriptions have been exchanged or are under way: from here on changes are negotiated. */
  #begun = false;
  #attached = false;
  #offering = false;
  /** Our first offer has not been answered yet. */
  #unanswered = false;
  #takenAnswer = "";
  #waiting: (RTCIceCandidateInit | null)[] = [];
  #last: Promise<unknown> = Promise.resolve();
  readonly #media: MediaWatch;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#consent = options.consent;
    this.connection = options.factory.connection();
    this.#stream = options.factory.stream();
    this.connection.onicecandidate = ({ candidate }) =>
      options.send({ type: "candidate", candidate: candidate?.toJSON() ?? null });
    this.connection.onnegotiationneeded = () => void this.#renegotiate();
    this.#media = watchMedia(this.connection, options);
  }

  /** The first offer, with a place for sound and picture each, so that a camera can come later without another. */
  async offer(): Promise<Description> {
    this.#begun = true;
    this.#unanswered = true;
    this.#attached = true;
    attach(this.connection, this.#stream, this.#options.track, ["audio", "video"]);
    await this.connection.setLocalDescription();
    return this.#local();
  }

  /** The user has accepted: answers the offer that is held. Null when there is none yet. */
  async accept(): Promise<Description | null> {
    return this.#inTurn(async () => {
      this.#consent = true;
      return this.connection.signalingState === "have-remote-offer" ? this.#answer() : null;
    });
  }

  /** Takes a signal of the other side. What cannot be used is dropped: it was meant for an earlier state. */
  receive(signal: Signal): Promise<void> {
    return this.#inTurn(async () => {
      if (this.connection.signalingState === "closed") return;
      if (signal.type === "offer") await this.#takeOffer(signal.sdp);
      else if (signal.type === "answer") await this.#takeAnswer(signal.sdp);
      else await this.#takeCandidate(signal.candidate);
    });
  }

  /** Sends what the devices give now. */
  refresh(): void {
    if (!this.#attached) return;
    for (const kind of ["audio", "video"] as const) {
      putTrack(this.connection, this.#stream, kind, this.#options.track(kind));
    }
  }

  /** Looks again whether the browser lets this person be heard. */
  listen(): Promise<void> {
    return this.#media.listen();
  }

  close(): void {
    this.#media.stop();
    this.connection.onicecandidate = null;
    this.connection.onnegotiationneeded = null;
    this.connection.close();
  }

  async #renegotiate(): Promise<void> {
    if (!this.#begun || !this.#consent || this.connection.signalingState !== "stable") return;
    this.#offering = true;
    try {
      await this.connection.setLocalDescription();
      this.#options.send(this.#local());
    } catch {
      // Closed, or the other side's offer came first; then that one is negotiated, and this is asked again after it.
    } finally {
      this.#offering = false;
    }
  }

  async #takeOffer(sdp: string): Promise<void> {
    const { polite } = this.#options;
    // Who came later makes the first offer. One that crosses it is of a connection that the other side has given up
    // because this one came; while one that meets a placed offer is of a callee who did not take it.
    if (this.#unanswered && polite) return;
    const collision = this.#offering || this.connection.signalingState !== "stable";
    if (collision && !polite && !this.#unanswered) return;
    this.#unanswered = false;
    await this.connection.setRemoteDescription({ type: "offer", sdp });
    await this.#takeWaiting();
    if (this.#consent) this.#options.send(await this.#answer());
  }

  async #answer(): Promise<Description> {
    this.#begun = true;
    if (!this.#attached) attach(this.connection, this.#stream, this.#options.track, []);
    this.#attached = true;
    await this.connection.setLocalDescription();
    return this.#local();
  }

  /** The answer to a placed offer comes twice: with the call and as a signal. */
  async #takeAnswer(sdp: string): Promise<void> {
    if (this.connection.signalingState !== "have-local-offer" || sdp === this.#takenAnswer) return;
    this.#takenAnswer = sdp;
    this.#unanswered = false;
    await this.connection.setRemoteDescription({ type: "answer", sdp });
    await this.#takeWaiting();
  }

  async #takeCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    if (this.connection.remoteDescription === null) this.#waiting.push(candidate);
    else await this.connection.addIceCandidate(candidate ?? undefined).catch(() => undefined);
  }

  async #takeWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const candidate of waiting) await this.#takeCandidate(candidate);
  }

  #local(): Description {
    const local = this.connection.localDescription;
    if (local?.type === "offer" || local?.type === "answer") return { type: local.type, sdp: local.sdp };
    throw new Error("There is no local description to send.");
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
