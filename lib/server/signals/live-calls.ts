import { type Call, isFinal } from "@/lib/call";

/** The latest known value of calls that live, so that a signal needs no query to see who may send it. */
export class LiveCalls {
  readonly #calls = new Map<string, Call>();
  readonly #loading = new Map<string, Promise<Call | undefined>>();

  constructor(private readonly read: (callId: string) => Promise<Call | undefined>) {}

  /** Keeps the newer value; a call that is over is forgotten. */
  remember(call: Call): void {
    // What is being read may be older than this, and would bring a call that is over back for good.
    this.#loading.delete(call.id);
    const known = this.#calls.get(call.id);
    if (known && known.version >= call.version) return;
    if (isFinal(call.status)) this.#calls.delete(call.id);
    else this.#calls.set(call.id, call);
  }

  /** At once when it is known; else from the database, once for all who ask at the same time. */
  get(callId: string): Call | Promise<Call | undefined> {
    return this.#calls.get(callId) ?? this.#load(callId);
  }

  #load(callId: string): Promise<Call | undefined> {
    const under = this.#loading.get(callId);
    if (under) return under;
    const loading: Promise<Call | undefined> = this.read(callId)
      .then((call) => {
        if (call && this.#loading.get(callId) === loading) this.remember(call);
        return call && (this.#calls.get(callId) ?? call);
      })
      .finally(() => {
        if (this.#loading.get(callId) === loading) this.#loading.delete(callId);
      });
    this.#loading.set(callId, loading);
    return loading;
  }
}
