import type { Description } from "@/lib/call";
import type { Signal } from "@/lib/contract";
import { type MediaWatch, watchMedia } from "./peer-media";
import type { Limits } from "./limits";
import { levelMeter } from "./peer-level";
import type { PeerFactory } from "../ports";
import { type Reading, readingOf } from "../stats/reading";
import { type Outgoing, Senders } from "./senders";
import type { PeerView } from "../state";

export interface PeerOptions extends Outgoing {
  readonly factory: PeerFactory;
  /** Through a TURN server only. */
  readonly relay: boolean;
  /** Media have come from this person before, over another connection. */
  readonly connectedBefore: boolean;
  /** Who connected later yields when both offer at once (perfect negotiation, W3C WebRTC). */
  readonly polite: boolean;
  /** False while it rings here: a remote offer is taken in, and nothing is sent, gathered or answered. */
  readonly consent: boolean;
  readonly send: (signal: Signal) => void;
  readonly changed: (view: PeerView) => void;
  /** The state of the connection has become this one. */
  readonly state: (state: RTCPeerConnectionState) => void;
}

/** The media path to one other person: perfect negotiation that begins with one side's offer. */
export class Peer {
  readonly connection: RTCPeerConnection;
  readonly #options: PeerOptions;
  #polite: boolean;
  readonly #senders: Senders;
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
  /** How loud they have been since the look before: root mean square, 0 to 1. */
  readonly level: () => Promise<number>;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#polite = options.polite;
    this.#consent = options.consent;
    this.connection = options.factory.connection(options.relay);
    const { track, screen, factory, connectedBefore, changed, state } = options;
    this.#senders = new Senders(this.connection, { track, screen, stream: () => factory.stream() });
    this.connection.onicecandidate = ({ candidate }) =>
      options.send({ type: "candidate", candidate: candidate?.toJSON() ?? null });
    this.connection.onnegotiationneeded = () => void this.#renegotiate();
    this.level = levelMeter(this.connection);
    const isScreen = (transceiver: RTCRtpTransceiver) => this.#senders.isScreen(transceiver);
    this.#media = watchMedia(this.connection, {
      ...{ factory, connectedBefore, changed, state, isScreen },
    });
  }

  /** The first offer, with a place for sound and picture each, so that a camera can come later without another. */
  offer(): Promise<Description> {
    this.#unanswered = true;
    return this.#inTurn(async () => {
      await this.#prepare();
      this.#begun = true;
      this.#attached = true;
      this.#senders.attach(["audio", "video"]);
      this.#senders.refreshScreen();
      await this.connection.setLocalDescription();
      return this.#local();
    });
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

  /** Sends what there is now. */
  refresh(): void {
    if (this.#attached) this.#senders.refresh();
  }

  /** Sends no more than this from now on. */
  limit(limits: Limits): void {
    this.#senders.limit(limits);
  }

  /** What the connection has done so far. */
  async reading(): Promise<Reading> {
    return readingOf(await this.connection.getStats());
  }

  /** The id of the track in which the camera of the other side comes. */
  get picture(): string | undefined {
    return this.#senders.picture;
  }

  /** Descriptions have been exchanged with the other side, or are under way. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Who came later makes the first offer: one that crosses it is void. */
  get refusesOffers(): boolean {
    return this.#unanswered && this.#options.polite;
  }

  /** Looks for another way, over the same connection (ICE restart). Nothing is interrupted while the present one carries. */
  restart(): void {
    if (this.#begun) this.connection.restartIce();
  }

  /** The other side did not say that it knows our ways: it is yielded to whenever offers cross, and has one picture. */
  yield(): void {
    this.#polite = true;
    this.#senders.takeTurns();
    this.refresh();
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
    await this.#prepare();
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
    // Who came later makes the first offer. One that crosses it is of a connection that the other side has given up
    // because this one came; while one that meets a placed offer is of a callee who did not take it.
    if (this.#unanswered && this.#options.polite) return;
    const collision = this.#offering || this.connection.signalingState !== "stable";
    if (collision && !this.#polite && !this.#unanswered) return;
    const givenUp = this.#unanswered;
    this.#unanswered = false;
    await this.connection.setRemoteDescription({ type: "offer", sdp });
    if (givenUp) {
      this.#senders.giveUp();
      this.#attached = false;
    }
    await this.#takeWaiting();
    if (this.#consent) this.#options.send(await this.#answer());
  }

  async #answer(): Promise<Description> {
    this.#begun = true;
    await this.#prepare();
    if (!this.#attached) this.#senders.attach([]);
    this.#attached = true;
    await this.connection.setLocalDescription();
    const answer = this.#local();
    // An answer has no room for a screen: it is offered after it.
    this.#senders.refreshScreen();
    return answer;
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

  #prepare(): Promise<void> {
    return this.#options.factory.prepare(this.connection);
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
