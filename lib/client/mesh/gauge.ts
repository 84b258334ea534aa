import type { Clock, Kind } from "../ports";
import { type Happening, Meter } from "../stats/meter";
import type { Sample } from "../stats/sample";
import { countersIn } from "./flow";
import { Line } from "./line";
import type { Peer } from "./peer";

export interface GaugeOptions {
  /** Who is at the other end. */
  readonly userId: string;
  readonly clock: Clock;
  /** What is to be sent of the microphone and the camera at this moment. */
  readonly track: (kind: Kind) => MediaStreamTrack | null;
  /** What a connection has done since the sample before, and once more when it is closed. */
  readonly sampled: (sample: Sample) => void;
  readonly happened: (happening: Happening) => void;
}

/** Measures the way to one person: what it carries, what came over it, and what happened to it. */
export class Gauge {
  readonly #options: GaugeOptions;
  /** Of the connection that is there now. */
  #meter: Meter;
  #line = new Line();
  #everConnected = false;
  #isLost = false;

  constructor(options: GaugeOptions) {
    this.#options = options;
    this.#meter = this.#newMeter();
  }

  get line(): Line {
    return this.#line;
  }

  /** Media have flowed to and from this person. */
  get everConnected(): boolean {
    return this.#everConnected;
  }

  /** The next connection is the first to somebody who has come. */
  reset(): void {
    this.#line = new Line();
    this.#everConnected = false;
    this.#isLost = false;
  }

  /** What is looked at from now on is a new connection. */
  renew(): void {
    this.#meter = this.#newMeter();
    this.#line.renew();
  }

  /** The state of the connection has become this one. */
  state(state: RTCPeerConnectionState): void {
    if (state === "connected") {
      this.#everConnected = true;
      this.#meter.begin(this.#options.clock.now());
      if (this.#isLost) this.happened("media_restored");
      this.#isLost = false;
    } else if ((state === "disconnected" || state === "failed") && this.#everConnected && !this.#isLost) {
      this.#isLost = true;
      this.happened("media_lost");
    }
  }

  happened(type: Happening["type"]): void {
    const { happened, userId: peerUserId } = this.#options;
    happened({ type, peerUserId });
  }

  /** Looks at the connection. False when that came to nothing. `steady`: it is not being repaired. */
  async look(peer: Peer, steady: () => boolean): Promise<boolean> {
    const meter = this.#meter;
    const now = await peer.reading().catch(() => undefined);
    if (now === undefined || meter !== this.#meter) return false;
    meter.take(now, this.#options.clock.now(), this.#limits);
    this.#line.look(countersIn(now, peer.picture), steady());
    return true;
  }

  /** The last look at a connection that is about to be closed: what it did is told as soon as it is known. */
  async close(peer: Peer): Promise<void> {
    const meter = this.#meter;
    const limits = this.#limits;
    const last = await peer.reading().catch(() => undefined);
    if (last !== undefined) meter.take(last, this.#options.clock.now(), limits);
  }

  get #limits() {
    return { network: this.#line.isShort && this.#options.track("video") !== null };
  }

  #newMeter(): Meter {
    const { userId: peerUserId, sampled, happened } = this.#options;
    return new Meter({ peerUserId, sampled, happened });
  }
}
