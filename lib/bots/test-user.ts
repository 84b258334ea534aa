import type { CallDetail, CallPush, PresentPush, SignalPush } from "@/lib/contract";
import { EchoCall } from "./echo-call";
import { isIn, type Line, type Own, ringsAt } from "./line";

/** `echo` answers and sends everything back, `busy` and `declines` say no, `silent` never answers. */
export type Behaviour = "echo" | "busy" | "declines" | "silent";

/** Somebody to test with. It is told what the events of the API say, and does one thing. */
export class TestUser {
  readonly #calls = new Map<string, EchoCall>();
  readonly #declined = new Set<string>();

  constructor(
    private readonly behaviour: Behaviour,
    private readonly own: Own,
    private readonly line: Line,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Everything that lives; whatever else was held is over. */
  present({ calls, signals }: PresentPush): void {
    const alive = calls.map(({ id }) => id);
    for (const callId of this.#calls.keys()) if (!alive.includes(callId)) this.#end(callId);
    for (const call of calls) this.#see(call);
    for (const signal of signals) this.signal(signal);
  }

  call({ call }: CallPush): void {
    this.#see(call);
  }

  signal(push: SignalPush): void {
    this.#calls.get(push.callId)?.receive(push);
  }

  close(): void {
    for (const callId of [...this.#calls.keys()]) this.#end(callId);
  }

  #see(call: CallDetail): void {
    const known = this.#calls.get(call.id);
    if (ringsAt(call, this.own)) {
      if (!known) this.#ring(call);
    } else if (!isIn(call, this.own)) this.#end(call.id);
    else if (known) known.sync(call);
    // A call from before a restart of this program: its media are gone.
    else this.#detached(this.line.leaveCall({ callId: call.id, userId: this.own.userId }));
  }

  #ring(call: CallDetail): void {
    if (this.behaviour === "silent") return;
    if (this.behaviour !== "echo") return this.#decline(call.id, this.behaviour === "busy");
    // One call at a time.
    if (this.#calls.size > 0) return this.#decline(call.id, true);
    const answered = new EchoCall(call.id, this.own, this.line, (error) => {
      this.failed(error);
      this.#end(call.id);
    });
    this.#calls.set(call.id, answered);
    answered.answer(call);
  }

  #decline(callId: string, busy: boolean): void {
    if (this.#declined.has(callId)) return;
    this.#declined.add(callId);
    const declined = this.line.rejectCall({
      callId,
      userId: this.own.userId,
      reason: busy ? "busy" : "declined",
    });
    // Invited again it declines again.
    this.#detached(declined.finally(() => this.#declined.delete(callId)));
  }

  #end(callId: string): void {
    this.#calls.get(callId)?.close();
    this.#calls.delete(callId);
  }

  #detached(work: Promise<unknown>): void {
    work.catch(this.failed);
  }
}
