import { transition } from "@/lib/call";
import { tryAct } from "../calls/act";
import type { Live } from "../live";

interface Ringing {
  readonly callId: string;
  readonly userId: string;
  readonly clientId: string;
  /** False for a program that polls: it makes the call ring, and is not counted among the devices. */
  readonly counts: boolean;
}

/** A client of a callee rings. What does not ring any more is left as it is. */
export async function ring(live: Live, { callId, ...who }: Ringing): Promise<void> {
  await tryAct(live, callId, {
    decide: (call, now) => transition(call, { type: "ring", ...who }, now, live.settings.call),
  });
}

/** The socket of a client that has a place in a call is gone or back. */
export async function lost(
  live: Live,
  seat: { callId: string; userId: string; clientId: string; seenAt?: number },
): Promise<void> {
  const { callId, userId, clientId, seenAt } = seat;
  await tryAct(live, callId, {
    decide: (call, now) =>
      transition(
        call,
        seenAt === undefined
          ? { type: "back", userId, clientId }
          : { type: "gone", userId, clientId, seenAt: Math.min(seenAt, now) },
        now,
        live.settings.call,
      ),
  });
}
