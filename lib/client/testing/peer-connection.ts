import type { PeerFactory } from "../ports";

interface Line {
  readonly mid: string;
  readonly kind: string;
}
interface Sdp {
  readonly from: string;
  readonly serial: number;
  readonly lines: readonly Line[];
}

const written = (sdp: Sdp) => `v=0 ${JSON.stringify(sdp)}`;
const read = (sdp: string) => JSON.parse(sdp.slice(4)) as Sdp;

class FakeSender {
  track: MediaStreamTrack | null;
  constructor(track: MediaStreamTrack | null) {
    this.track = track;
  }
  setStreams() {}
  replaceTrack(track: MediaStreamTrack | null) {
    this.track = track;
    return Promise.resolve();
  }
}

interface FakeTransceiver {
  mid: string | null;
  direction: RTCRtpTransceiverDirection;
  currentDirection: null;
  readonly sender: FakeSender;
  readonly receiver: { track: { kind: string } };
}

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
  ontrack: ((event: { track: { kind: string } }) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  /** What was called, in order. */
  readonly log: string[] = [];
  readonly candidates: (RTCIceCandidateInit | undefined)[] = [];
  readonly #network: FakePeers;
  #transceivers: FakeTransceiver[] = [];
  #serial = 0;
  #needed = false;

  constructor(network: FakePeers) {
    this.#network = network;
  }

  getTransceivers = () => this.#transceivers;

  addTransceiver(trackOrKind: MediaStreamTrack | string, { direction }: { direction: "sendrecv" }) {
    const kind = typeof trackOrKind === "string" ? trackOrKind : trackOrKind.kind;
    const track = typeof trackOrKind === "string" ? null : trackOrKind;
    this.#add(kind, null, direction, track);
    this.#need();
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
    this.#transceivers.forEach((each, index) => (each.mid ??= String(index)));
    const lines = this.#transceivers.map((each) => ({ mid: each.mid ?? "", kind: each.receiver.track.kind }));
    this.localDescription = { type, sdp: written({ from: this.id, serial: ++this.#serial, lines }) };
    this.signalingState = type === "answer" ? "stable" : "have-local-offer";
    this.#needed = false;
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
    if (type === "offer") for (const line of read(sdp ?? "").lines) this.#associate(line);
    this.signalingState = type === "offer" ? "have-remote-offer" : "stable";
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

  #associate({ mid, kind }: Line) {
    if (this.#transceivers.some((each) => each.mid === mid)) return;
    this.#add(kind, mid, "recvonly", null);
    queueMicrotask(() => this.ontrack?.({ track: { kind } }));
  }

  #add(
    kind: string,
    mid: string | null,
    direction: RTCRtpTransceiverDirection,
    track: MediaStreamTrack | null,
  ) {
    const sender = new FakeSender(track);
    this.#transceivers.push({
      mid,
      direction,
      currentDirection: null,
      sender,
      receiver: { track: { kind } },
    });
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

class FakeStream {
  readonly tracks: { kind: string }[] = [];
  addTrack(track: { kind: string }) {
    this.tracks.push(track);
  }
}

/** All peer connections of a test, as if on one network. */
export class FakePeers implements PeerFactory {
  readonly all: FakePeerConnection[] = [];
  soundIsBlocked = false;
  readonly #network: FakePeers;

  /** Those of one browser; on the network of `network`. */
  constructor(network?: FakePeers) {
    this.#network = network ?? this;
  }

  connection = () => {
    const connection = new FakePeerConnection(this.#network);
    this.all.push(connection);
    if (this.#network !== this) this.#network.all.push(connection);
    return connection as unknown as RTCPeerConnection;
  };
  stream = () => new FakeStream() as unknown as MediaStream;
  soundBlocked = () => Promise.resolve(this.soundIsBlocked);

  /** Those that are not closed. */
  open = () => this.all.filter((each) => each.signalingState !== "closed");

  settle() {
    for (const one of this.all) {
      const other = this.all.find((each) => each.id === one.agreed());
      if (other?.agreed() === one.id) one.become("connected");
    }
  }
}
