import { readCalls } from "@/db/calls";
import type { Db } from "@/db/client";
import { type Call, isFinal } from "@/lib/call";

/** The latest known value of calls that live, so that a signal needs no query to see who may send it. */
export class LiveCalls {
  readonly #calls = new Map<string, Call>();
  readonly #loading = new Map<string, Promise<Call | undefined>>();

  constructor(private readonly db: Db) {}

  /** Keeps the newer value; a call that is over is forgotten. */
  remember(call: Call): void {
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
    const loading = readCalls(this.db, [callId])
      .then(([loaded]) => {
        if (loaded) this.remember(loaded.call);
        return loaded && (this.#calls.get(callId) ?? loaded.call);
      })
      .finally(() => this.#loading.delete(callId));
    this.#loading.set(callId, loading);
    return loading;
  }
}
