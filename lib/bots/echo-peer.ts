import { type RTCRtpTransceiver, useOPUS, usePCMU, useVP8 } from "werift";
import { describe, openConnection } from "./connection";

/** What a browser and werift say alike of a candidate (RTCIceCandidateInit, W3C WebRTC). */
interface CandidateInit {
  readonly candidate?: string;
  readonly sdpMid?: string | null;
  readonly sdpMLineIndex?: number | null;
}

export interface Description {
  readonly type: "offer" | "answer";
  readonly sdp: string;
}

export type PeerSignal =
  Description | { readonly type: "candidate"; readonly candidate: CandidateInit | null };

/** Sends every packet back as it came: what the other side hears and sees is itself. */
function reflect(transceiver: RTCRtpTransceiver): void {
  const { receiver, sender } = transceiver;
  transceiver.setDirection("sendrecv");
  transceiver.onTrack.subscribe((track) => {
    sender.registerTrack(track);
    // Whoever decodes what is sent back needs a whole picture; only who made it can make another.
    sender.onPictureLossIndication.subscribe(() => {
      if (track.ssrc !== undefined) void receiver.sendRtcpPLI(track.ssrc).catch(() => undefined);
    });
  });
}

/** The media path to one other person, to whom everything is sent back. */
export class EchoPeer {
  readonly #connection = openConnection({ audio: [useOPUS(), usePCMU()], video: [useVP8()] });
  readonly #early: CandidateInit[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(send: (signal: PeerSignal) => void) {
    this.#connection.onRemoteTransceiverAdded.subscribe(reflect);
    this.#connection.onIceCandidate.subscribe((candidate) =>
      send({ type: "candidate", candidate: candidate?.toJSON() ?? null }),
    );
  }

  /** The first offer to somebody who was in the call before. */
  offer(): Promise<Description> {
    return this.#inTurn(async () => {
      for (const kind of ["audio", "video"] as const) reflect(this.#connection.addTransceiver(kind));
      const offer = await this.#connection.createOffer();
      await describe(this.#connection, offer);
      return { type: "offer", sdp: offer.sdp };
    });
  }

  /** Takes an offer in and answers it, the first one and every later one. */
  answer(sdp: string): Promise<Description> {
    return this.#inTurn(async () => {
      await this.#connection.setRemoteDescription({ type: "offer", sdp });
      await this.#takeEarly();
      const answer = await this.#connection.createAnswer();
      await describe(this.#connection, answer);
      return { type: "answer", sdp: answer.sdp };
    });
  }

  /** The other side's answer. One that no offer waits for is dropped. */
  takeAnswer(sdp: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#connection.signalingState !== "have-local-offer") return;
      await this.#connection.setRemoteDescription({ type: "answer", sdp });
      await this.#takeEarly();
    });
  }

  /** A candidate of the other side; the end of them needs nothing. */
  takeCandidate(candidate: CandidateInit | null): Promise<void> {
    return this.#inTurn(async () => {
      if (!candidate?.candidate) return;
      if (this.#connection.remoteDescription) await this.#add(candidate);
      else this.#early.push(candidate);
    });
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #takeEarly(): Promise<void> {
    for (const candidate of this.#early.splice(0)) await this.#add(candidate);
  }

  /** A candidate of a kind that is not known here, such as TCP, is of no use and does no harm. */
  async #add({ candidate, sdpMid, sdpMLineIndex }: CandidateInit): Promise<void> {
    await this.#connection
      .addIceCandidate({ candidate, sdpMid: sdpMid ?? undefined, sdpMLineIndex: sdpMLineIndex ?? undefined })
      .catch(() => undefined);
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
