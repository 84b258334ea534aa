/** Descriptions and transceivers of {@link FakePeerConnection}. */

export type Direction = RTCRtpTransceiverDirection;
export interface Line {
  readonly mid: string;
  readonly kind: string;
  /** Absent: both ways. */
  readonly direction?: Direction;
}
export interface Sdp {
  readonly from: string;
  readonly serial: number;
  readonly lines: readonly Line[];
}

export const written = (sdp: Sdp) => `v=0 ${JSON.stringify(sdp)}\r\na=fingerprint:fake ${sdp.from}\r\n`;
export const read = (sdp: string) => JSON.parse(sdp.slice(4).split("\r\n")[0] ?? "") as Sdp;

export class FakeSender {
  track: MediaStreamTrack | null;
  constructor(track: MediaStreamTrack | null) {
    this.track = track;
  }
  encodings: RTCRtpEncodingParameters[] = [{}];
  setStreams() {}
  getParameters = () => ({ encodings: this.encodings.map((each) => ({ ...each })) });
  setParameters({ encodings }: { encodings: RTCRtpEncodingParameters[] }) {
    this.encodings = encodings;
    return Promise.resolve();
  }
  replaceTrack(track: MediaStreamTrack | null) {
    this.track = track;
    return Promise.resolve();
  }
}

const sends = (direction: Direction) => direction === "sendrecv" || direction === "sendonly";
const receives = (direction: Direction) => direction === "sendrecv" || direction === "recvonly";
const directionOf = (send: boolean, receive: boolean): Direction =>
  send ? (receive ? "sendrecv" : "sendonly") : receive ? "recvonly" : "inactive";

export class FakeTransceiver {
  currentDirection: Direction | null = null;
  /** It was told that something comes over it. */
  told = false;
  /** The local offer that gave it its place, until that offer is agreed upon. */
  offeredIn: number | null = null;
  readonly receiver: { readonly track: { readonly kind: string } };
  #direction: Direction;
  constructor(
    kind: string,
    public mid: string | null,
    direction: Direction,
    readonly sender: FakeSender,
    private readonly changed: () => void,
  ) {
    this.#direction = direction;
    this.receiver = { track: { kind } };
  }
  get direction() {
    return this.#direction;
  }
  set direction(direction: Direction) {
    if (direction === this.#direction) return;
    this.#direction = direction;
    this.changed();
  }
  stop() {
    this.#direction = "stopped";
    this.currentDirection = "stopped";
    this.changed();
  }
  /** What both sides want, as this one sees it. */
  agree(theirs: Direction = "sendrecv") {
    const [send, receive] = [
      sends(this.#direction) && receives(theirs),
      receives(this.#direction) && sends(theirs),
    ];
    return directionOf(send, receive);
  }
}
