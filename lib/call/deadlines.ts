import { openCallees } from "./read";
import { isLive } from "./status";
import type { Call, CallSettings, Lease, Participant } from "./types";

/** What happens to a live call by itself, and when. */
export type Deadline =
  | { readonly type: "longest" | "alone" | "ring"; readonly at: number }
  | { readonly type: "lease"; readonly at: number; readonly holder: Participant; readonly lease: Lease };

/** The call's own deadlines; at the same instant the earlier one in this list comes first. */
function callDeadlines(call: Call, settings: CallSettings): Deadline[] {
  const deadlines: Deadline[] = [];
  if (call.connectedAt !== undefined) {
    deadlines.push({ type: "longest", at: call.connectedAt + settings.longestMs });
  }
  for (const { ringUntil } of openCallees(call)) {
    if (ringUntil !== undefined) deadlines.push({ type: "ring", at: ringUntil });
  }
  if (call.aloneSince !== undefined) {
    deadlines.push({ type: "alone", at: call.aloneSince + settings.aloneMs });
  }
  return deadlines;
}

function leaseDeadlines(call: Call): Deadline[] {
  return call.participants.flatMap((holder) =>
    holder.lease ? [{ type: "lease" as const, at: holder.lease.until, holder, lease: holder.lease }] : [],
  );
}

/** The earliest deadline, leases included; undefined for a call that is over. */
export function earliestDeadline(call: Call, settings: CallSettings): Deadline | undefined {
  if (!isLive(call)) return undefined;
  return [...callDeadlines(call, settings), ...leaseDeadlines(call)].toSorted((a, b) => a.at - b.at)[0];
}

/**
 * When the call itself is due next: a callee's ringing, being alone, or the longest call. Leases are not in it, since
 * they move every few seconds and stand at the participants.
 */
export function nextDeadline(call: Call, settings: CallSettings): number | undefined {
  if (!isLive(call)) return undefined;
  const times = callDeadlines(call, settings).map(({ at }) => at);
  return times.length > 0 ? Math.min(...times) : undefined;
}
