import { MediaStreamTrack, RtpHeader, RtpPacket, usePCMU, useVP8 } from "werift";
import { describe, openConnection } from "../connection";
import type { Description, PeerSignal } from "../echo-peer";
import { decode, encode } from "./mu-law";

const rate = 8_000;
const frame = 160;

/** How much of this frequency is in the samples, 0 to 1 for a pure tone (Goertzel). */
export function share(samples: readonly number[], hertz: number): number {
  const turn = (2 * Math.PI * hertz) / rate;
  const [re, im] = samples.reduce(
    ([re, im], sample, index) => [re + sample * Math.cos(turn * index), im - sample * Math.sin(turn * index)],
    [0, 0] as [number, number],
  );
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0);
  return power === 0 ? 0 : (2 * (re * re + im * im)) / (samples.length * power);
}

/** A program with real sound: it sends a tone in G.711 and keeps what it hears. */
export class TonePeer {
  // It sends no picture, but may be offered one.
  readonly connection = openConnection({ audio: [usePCMU()], video: [useVP8()] });
  readonly #track = new MediaStreamTrack({ kind: "audio" });
  readonly #timer: NodeJS.Timeout;
  readonly #heard: number[] = [];
  #sent = 0;

  constructor(
    private readonly hertz: number,
    send: (signal: PeerSignal) => void,
  ) {
    this.connection.addTransceiver(this.#track, { direction: "sendrecv" });
    this.connection.onTrack.subscribe((track) =>
      track.onReceiveRtp.subscribe(({ payload }) => {
        for (const octet of payload) this.#heard.push(decode(octet));
      }),
    );
    this.connection.onIceCandidate.subscribe((candidate) =>
      send({ type: "candidate", candidate: candidate?.toJSON() ?? null }),
    );
    this.#timer = setInterval(() => this.#sendFrame(), 20);
  }

  async offer(): Promise<Description> {
    const { sdp } = await this.connection.createOffer();
    await describe(this.connection, { type: "offer", sdp });
    return { type: "offer", sdp };
  }

  async receive(signal: PeerSignal): Promise<Description | undefined> {
    if (signal.type === "candidate") {
      const { candidate, sdpMid, sdpMLineIndex } = signal.candidate ?? {};
      const init = { candidate, sdpMid: sdpMid ?? undefined, sdpMLineIndex: sdpMLineIndex ?? undefined };
      if (candidate) await this.connection.addIceCandidate(init);
      return undefined;
    }
    await this.connection.setRemoteDescription(signal);
    if (signal.type === "answer") return undefined;
    const { sdp } = await this.connection.createAnswer();
    await describe(this.connection, { type: "answer", sdp });
    return { type: "answer", sdp };
  }

  /** How much of the last half second is this tone; 0 before so much was heard. */
  hears(hertz: number): number {
    const last = this.#heard.slice(-rate / 2);
    return last.length < rate / 2 ? 0 : share(last, hertz);
  }

  /** The mean square of the last half second, 0 to 1. */
  loudness(): number {
    const last = this.#heard.slice(-rate / 2);
    return last.reduce((sum, sample) => sum + sample * sample, 0) / (rate / 2);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.connection.close();
  }

  #sendFrame(): void {
    const at = this.#sent * frame;
    const tone = Array.from({ length: frame }, (_, index) =>
      encode(0.5 * Math.sin((2 * Math.PI * this.hertz * (at + index)) / rate)),
    );
    const header = new RtpHeader({ payloadType: 0, sequenceNumber: this.#sent & 0xffff, timestamp: at });
    this.#track.writeRtp(new RtpPacket(header, Buffer.from(tone)));
    this.#sent += 1;
  }
}
