import type { PeerFactory } from "../ports";
import type { StatsRow } from "./stats-row";
import { FakeStream } from "./stream";
import { FakeSender, FakeTransceiver, type Direction, type Line, read, written } from "./transceiver";

let count = 0;

/**
 * The signalling of RTCPeerConnection (W3C WebRTC, 4.4.1) in memory: states, implicit rollback, transceivers,
 * `negotiationneeded`, candidates. Media flow, that is `connected`, once two have each other's descriptions.
 */
export class FakePeerConnection {
  readonly id = `pc${++count}`;
  signalingState: RTCSignalingState = "stable";
  connectionState: RTCPeerConnectionState = "new";
  localDescription: RTCSessionDescriptionInit | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  onicecandidate: ((event: { candidate: { toJSON(): RTCIceCandidateInit } | null }) => void) | null = null;
  onnegotiationneeded: (() => void) | null = null;
  ontrack: ((event: { track: { kind: string }; transceiver: unknown }) => void) | null = null;
  onsignalingstatechange: (() => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  /** What was called, in order. */
  readonly log: string[] = [];
  readonly candidates: (RTCIceCandidateInit | undefined)[] = [];
  readonly #network: FakePeers;
  #transceivers: FakeTransceiver[] = [];
  #serial = 0;
  #needed = false;

  constructor(
    network: FakePeers,
    readonly relay: boolean,
  ) {
    this.#network = network;
  }

  getTransceivers = () => this.#transceivers;
  /** What `getStats` tells. */
  stats: readonly StatsRow[] = [];
  getStats = () => Promise.resolve(new Map(this.stats.map((row, index) => [row.id ?? String(index), row])));

  addTransceiver(trackOrKind: MediaStreamTrack | string, { direction }: { direction: Direction }) {
    const kind = typeof trackOrKind === "string" ? trackOrKind : trackOrKind.kind;
    const track = typeof trackOrKind === "string" ? null : trackOrKind;
    const added = this.#add(kind, null, direction, track);
    this.#need();
    return added;
  }

  restartIce() {
    this.log.push("restartIce");
    this.#need();
  }

  async setLocalDescription() {
    await Promise.resolve();
    this.#open();
    const type = this.signalingState === "have-remote-offer" ? "answer" : "offer";
    this.log.push(`setLocalDescription ${type}`);
    const serial = ++this.#serial;
    const lines = type === "answer" ? this.#answered() : this.#offered(serial);
    this.localDescription = { type, sdp: written({ from: this.id, serial, lines }) };
    // What has no place yet when an answer is made is offered after it.
    const left = type === "answer" && this.#transceivers.some(({ mid }) => mid === null);
    this.#needed = left;
    this.#become(type === "answer" ? "stable" : "have-local-offer");
    if (left) this.#need();
    queueMicrotask(() => this.#gather());
    this.#network.settle();
  }

  async setRemoteDescription({ type, sdp }: RTCSessionDescriptionInit) {
    await Promise.resolve();
    this.#open();
    this.log.push(`setRemoteDescription ${type}`);
    const expected = type === "answer" ? "have-local-offer" : null;
    if (expected !== null && this.signalingState !== expected) throw new Error(`InvalidStateError: ${type}`);
    this.remoteDescription = { type, sdp };
    const { lines } = read(sdp ?? "");
    if (type === "offer") this.#rollBack();
    for (const line of lines) {
      if (type === "offer") this.#associate(line);
      else this.#agree(line);
      this.#tell(line);
    }
    this.#become(type === "offer" ? "have-remote-offer" : "stable");
    this.#network.settle();
    if (this.#needed && this.signalingState === "stable") this.#need();
  }

  async addIceCandidate(candidate?: RTCIceCandidateInit) {
    await Promise.resolve();
    if (this.remoteDescription === null) throw new Error("InvalidStateError: no remote description");
    this.candidates.push(candidate);
  }

  close() {
    this.signalingState = "closed";
    this.connectionState = "closed";
    this.#network.settle();
  }

  /** The other one that this one has agreed with, as far as it knows. */
  agreed(): string | null {
    const { remoteDescription, signalingState } = this;
    return remoteDescription === null || signalingState !== "stable"
      ? null
      : read(remoteDescription.sdp ?? "").from;
  }

  become(state: RTCPeerConnectionState) {
    if (this.connectionState === state || this.connectionState === "closed") return;
    this.connectionState = state;
    queueMicrotask(() => this.onconnectionstatechange?.());
  }

  #become(state: RTCSignalingState) {
    if (this.signalingState === state) return;
    this.signalingState = state;
    queueMicrotask(() => this.onsignalingstatechange?.());
  }

  #offered(serial: number): Line[] {
    // One that was stopped before it had a place never gets one.
    this.#transceivers = this.#transceivers.filter(
      ({ mid, direction }) => mid !== null || direction !== "stopped",
    );
    for (const each of this.#transceivers) {
      if (each.mid !== null) continue;
      each.mid = String(1 + Math.max(-1, ...this.#transceivers.map(({ mid }) => Number(mid ?? -1))));
      each.offeredIn = serial;
    }
    return this.#transceivers.map(({ mid, receiver, direction }) => ({
      ...{ mid: mid ?? "", kind: receiver.track.kind, direction },
    }));
  }

  #answered(): Line[] {
    const { lines } = read(this.remoteDescription?.sdp ?? "");
    for (const line of lines) this.#agree(line);
    return lines.map(({ mid, kind }) => {
      const direction = this.#transceivers.find((each) => each.mid === mid)?.currentDirection ?? "inactive";
      return { mid, kind, direction };
    });
  }

  #agree({ mid, direction }: Line) {
    const transceiver = this.#transceivers.find((each) => each.mid === mid);
    if (transceiver === undefined) return;
    transceiver.offeredIn = null;
    transceiver.currentDirection = transceiver.agree(direction);
  }

  /** The other side's offer comes first: what had its place by ours has none. */
  #rollBack() {
    if (this.signalingState !== "have-local-offer") return;
    this.#needed = true;
    for (const each of this.#transceivers) {
      if (each.offeredIn !== null) each.mid = null;
      each.offeredIn = null;
    }
  }

  #associate({ mid, kind }: Line) {
    if (this.#transceivers.some((each) => each.mid === mid)) return;
    this.#add(kind, mid, "recvonly", null);
  }

  /** Something comes over a transceiver, or does no longer (W3C WebRTC, 4.4.1.5 and 5.1.1). */
  #tell({ mid, direction = "sendrecv" }: Line) {
    const transceiver = this.#transceivers.find((each) => each.mid === mid);
    if (transceiver === undefined) return;
    const comes = direction === "sendrecv" || direction === "sendonly";
    const begins = comes && !transceiver.told;
    transceiver.told = comes;
    if (begins) queueMicrotask(() => this.ontrack?.({ track: transceiver.receiver.track, transceiver }));
  }

  #add(
    kind: string,
    mid: string | null,
    direction: RTCRtpTransceiverDirection,
    track: MediaStreamTrack | null,
  ): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind, mid, direction, new FakeSender(track), () => this.#need());
    this.#transceivers.push(transceiver);
    return transceiver;
  }

  #need() {
    this.#needed = true;
    setTimeout(() => {
      if (this.#needed && this.signalingState === "stable") this.onnegotiationneeded?.();
    });
  }

  #gather() {
    const candidate = { candidate: `candidate of ${this.id}`, sdpMid: "0", sdpMLineIndex: 0 };
    this.onicecandidate?.({ candidate: { toJSON: () => candidate } });
    this.onicecandidate?.({ candidate: null });
  }

  #open() {
    if (this.signalingState === "closed") throw new Error("InvalidStateError: closed");
  }
}

/** All peer connections of a test, as if on one network. */
export class FakePeers implements PeerFactory {
  readonly all: FakePeerConnection[] = [];
  soundIsBlocked = false;
  hasRelay = false;
  readonly #network: FakePeers;

  /** Those of one browser; on the network of `network`. */
  constructor(network?: FakePeers) {
    this.#network = network ?? this;
  }

  /** The call that the servers were last asked for. */
  call: string | undefined;
  inCall = (callId: string | undefined) => void (this.call = callId);
  canRelay = () => this.hasRelay;
  connection = (relay: boolean) => {
    const connection = new FakePeerConnection(this.#network, relay);
    this.all.push(connection);
    if (this.#network !== this) this.#network.all.push(connection);
    return connection as unknown as RTCPeerConnection;
  };
  /** Holds every description back until it has resolved. */
  prepared: Promise<void> = Promise.resolve();
  prepare = () => this.prepared;
  stream = () => new FakeStream() as unknown as MediaStream;
  soundBlocked = () => Promise.resolve(this.soundIsBlocked);

  /** Those that are not closed. */
  open = () => this.all.filter((each) => each.signalingState !== "closed");

  /** Nothing is carried between any two. */
  broken = false;

  settle() {
    if (this.broken) return;
    for (const one of this.all) {
      const other = this.all.find((each) => each.id === one.agreed());
      if (other?.agreed() === one.id) one.become("connected");
    }
  }
}
