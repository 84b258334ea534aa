import type { Announced, Notifier } from "./notify";
import type { Sight } from "./sight";
import type { RingNotice } from "./types";

/** What may have to be told to somebody who does not look. */
export interface Alert {
  readonly ringing: readonly Announced[];
  readonly notice: RingNotice | null;
}

export interface Alerts {
  tell(alert: Alert): void;
}

/**
 * The system's notification of what rings while no page of ours is in sight, closed or replaced when it rings no more. Any
 * number of tabs may tell of the same call: it has one notification.
 */
export function createAlerts(notifier: Notifier, sight: Sight): Alerts {
  let now: Alert = { ringing: [], notice: null };
  const shown = new Map<string, Announced>();
  let turn: Promise<void> = Promise.resolve();

  const settle = async () => {
    if (shown.size === 0 && now.ringing.length === 0) return;
    const seen = await sight.seen();
    const { ringing, notice } = now;
    for (const call of shown.values()) {
      if (!seen && ringing.some(({ callId }) => callId === call.callId)) continue;
      shown.delete(call.callId);
      const missed = !seen && notice?.kind === "missed" && notice.callId === call.callId;
      if (missed) notifier.missed(call);
      else notifier.close(call.callId);
    }
    for (const call of seen ? [] : ringing) {
      if (shown.has(call.callId)) continue;
      shown.set(call.callId, call);
      notifier.ring(call);
    }
  };
  // Where it cannot be known who looks, nothing is shown.
  const soon = () => void (turn = turn.then(settle).catch(() => undefined));

  sight.subscribe(soon);
  return {
    tell(alert) {
      now = alert;
      soon();
    },
  };
}
