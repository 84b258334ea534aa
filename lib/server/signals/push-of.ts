import type { StoredSignal } from "@/db/signals";
import type { Signal, SignalPush } from "@/lib/contract";

/** A stored signal as its recipient is told of it. */
export const pushOf = ({ callId, fromUserId, fromEpoch, n, signal }: StoredSignal): SignalPush => ({
  callId,
  fromUserId,
  epoch: fromEpoch,
  n,
  signal: signal as Signal,
});
