import { transition } from "@/lib/call";
import { tryAct } from "../calls/act";
import { byKey } from "../calls/held";
import type { Caller } from "../caller";
import type { Live } from "../live";

interface Ringing {
  readonly callId: string;
  readonly userId: string;
  readonly clientId: string;
  /** False for a program that polls: it makes the call ring, and is not counted among the devices. */
  readonly counts: boolean;
  /** By which a program comes. One that may only read lets nothing ring. */
  readonly key?: Caller["key"];
}

/** A client of a callee rings. What does not ring any more is left as it is. */
export async function ring(live: Live, { callId, key, ...who }: Ringing): Promise<void> {
  if (key && !key.scopes.includes("calls:act")) return;
  await tryAct(live, callId, {
    by: byKey({ ...who, key }),
    decide: (call, now) => transition(call, { type: "ring", ...who }, now, live.settings.call),
  });
}

interface Seat {
  readonly callId: string;
  readonly userId: string;
  readonly clientId: string;
}

/**
 * The socket of a client that has a place in a call is gone. `heardAt` is of the monotonic clock (`performance.now()`):
 * what counts is how long ago that was, since this server's time of day may differ from the database's.
 */
export async function lost(live: Live, { callId, userId, clientId }: Seat, heardAt: number): Promise<void> {
  await tryAct(live, callId, {
    decide: (call, now) => {
      const seenAt = now - Math.max(0, Math.round(performance.now() - heardAt));
      return transition(call, { type: "gone", userId, clientId, seenAt }, now, live.settings.call);
    },
  });
}

/** It is back on a socket. */
export async function back(live: Live, { callId, userId, clientId }: Seat): Promise<void> {
  await tryAct(live, callId, {
    decide: (call, now) => transition(call, { type: "back", userId, clientId }, now, live.settings.call),
  });
}
