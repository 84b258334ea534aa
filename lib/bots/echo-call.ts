import type { CallDetail, SignalPush } from "@/lib/contract";
import { EchoPeer, type PeerSignal } from "./echo-peer";
import { isIn, type Line, othersIn, type Own } from "./line";

interface Path {
  readonly peer: EchoPeer;
  /** Of the person at the other end: a newer one has a new connection. */
  readonly epoch: number;
}

/** So many signals are taken before the server is told that it may forget them. */
const confirmedEvery = 16;

/** One call of the test user who sends everything back. What happens in it happens in turn. */
export class EchoCall {
  readonly #paths = new Map<string, Path>();
  #signals: SignalPush[] = [];
  #taken = 0;
  #entered = false;
  #closed = false;
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly callId: string,
    private readonly own: Own,
    private readonly line: Line,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Answers the call as it rings: the offer that is pending, or with none, and offers then to those who are there. */
  answer(call: CallDetail): void {
    this.#inTurn(async () => {
      const { callId } = this;
      const { userId } = this.own;
      const answer = call.offer && (await this.#open(call.callerId, 1).answer(call.offer.sdp));
      await this.line.answerCall({ callId, userId, answer: answer && { ...answer, type: "answer" } });
    });
  }

  /** Brings the connections in line with the call. */
  sync(call: CallDetail): void {
    this.#inTurn(async () => {
      if (!isIn(call, this.own)) return;
      const others = othersIn(call, this.own);
      for (const userId of this.#paths.keys())
        if (others.every((other) => other.userId !== userId)) await this.#drop(userId);
      // Who connected later makes the first offer: here to those who were there, from then on the others.
      if (!this.#entered) for (const { userId, epoch } of others) await this.#offer(userId, epoch);
      this.#entered = true;
      for (const signal of this.#signals.splice(0)) await this.#take(signal);
    });
  }

  receive(push: SignalPush): void {
    this.#inTurn(async () => {
      if (this.#entered) await this.#take(push);
      else this.#signals.push(push);
    });
  }

  close(): void {
    this.#closed = true;
    this.#last = this.#last.then(async () => {
      for (const userId of [...this.#paths.keys()]) await this.#drop(userId);
    });
  }

  async #offer(userId: string, epoch: number): Promise<void> {
    if (this.#paths.has(userId)) return;
    this.#send(userId, await this.#open(userId, epoch).offer());
  }

  async #take({ fromUserId, epoch, n, signal }: SignalPush): Promise<void> {
    const known = this.#paths.get(fromUserId);
    if (known && epoch < known.epoch) return;
    if (known && epoch > known.epoch) await this.#drop(fromUserId);
    const peer = this.#paths.get(fromUserId)?.peer;
    if (signal.type === "offer")
      this.#send(fromUserId, await (peer ?? this.#open(fromUserId, epoch)).answer(signal.sdp));
    else if (signal.type === "answer") await peer?.takeAnswer(signal.sdp);
    else await (peer ?? this.#open(fromUserId, epoch)).takeCandidate(signal.candidate);
    if (n !== undefined) await this.#confirm(n);
  }

  async #confirm(n: number): Promise<void> {
    this.#taken += 1;
    if (this.#taken % confirmedEvery === 0) await this.line.listSignals({ callId: this.callId, after: n });
  }

  #open(userId: string, epoch: number): EchoPeer {
    const peer = new EchoPeer((signal) => this.#send(userId, signal));
    this.#paths.set(userId, { peer, epoch });
    return peer;
  }

  async #drop(userId: string): Promise<void> {
    const path = this.#paths.get(userId);
    this.#paths.delete(userId);
    await path?.peer.close();
  }

  /** In turn too, so that a candidate never comes before its description. */
  #send(toUserId: string, signal: PeerSignal): void {
    this.#inTurn(async () => {
      await this.line.sendSignal({ callId: this.callId, fromUserId: this.own.userId, toUserId, signal });
    });
  }

  #inTurn(task: () => Promise<void>): void {
    this.#last = this.#last.then(async () => {
      if (!this.#closed) await task().catch(this.failed);
    });
  }
}
