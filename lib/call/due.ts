import { commit, withParticipant } from "./change";
import { type Deadline, earliestDeadline } from "./deadlines";
import { finish, settleEmpty, settleUnanswered } from "./finish";
import { partOver, seemingOver, stayOver } from "./participant";
import { openCallees } from "./read";
import { isLive } from "./status";
import type { Call, CallChange, CallSettings, EndReason, Lease, Participant } from "./types";

/**
 * Every deadline that has passed by `now`, in the order of time, so that a call comes to the same end however late
 * somebody looks. A deadline passes at its own instant: one at `now` has passed.
 */
export function applyDue(
  call: Call,
  now: number,
  settings: CallSettings,
): { readonly call: Call; readonly changes: readonly CallChange[] } {
  const changes: CallChange[] = [];
  let current = call;
  for (;;) {
    const due = earliestDeadline(current, settings);
    if (!due || due.at > now) return { call: current, changes };
    const change = applyDeadline(current, due);
    changes.push(change);
    current = change.call;
  }
}

function applyDeadline(call: Call, due: Deadline): CallChange {
  const at = Math.max(due.at, call.connectedAt ?? call.createdAt);
  switch (due.type) {
    case "longest":
      return endedBy(call, "max_duration", at);
    case "alone":
      return endedBy(call, "all_left", at);
    case "ring":
      return rungOut(call, due.at, at);
    case "lease":
      return lost(call, due.holder, due.lease, at);
    default:
      return due satisfies never;
  }
}

function endedBy(call: Call, endReason: EndReason, at: number): CallChange {
  return commit(finish(call, { status: "ended", endReason, endedAt: at }), { type: "ended", at });
}

/** It has rung for long enough at everybody whose time is up at this instant. */
function rungOut(call: Call, ringUntil: number, at: number): CallChange {
  const late = openCallees(call).filter((callee) => callee.ringUntil === ringUntil);
  const silent = late.reduce((draft, callee) => withParticipant(draft, ringOver(callee, at)), call);
  const subjectIds = late.map((callee) => callee.userId);
  return commit(settleUnanswered(silent, at), { type: "missed", subjectIds, at });
}

function ringOver(callee: Participant, at: number): Participant {
  return callee.shownAs ? seemingOver(callee, "missed") : partOver(callee, "missed", at);
}

/** The client did not come back in time: its place was given up when it was last seen. */
function lost(call: Call, holder: Participant, lease: Lease, at: number): CallChange {
  const subjectIds = [holder.userId];
  if (call.connectedAt === undefined) {
    return commit(finish(call, { status: "cancelled", endedAt: at }), { type: "cancelled", subjectIds, at });
  }
  if (!call.group) {
    const draft = finish(call, { status: "ended", endReason: "connection_lost", endedAt: lease.seenAt });
    return commit(draft, { type: "ended", subjectIds, at });
  }
  const draft = settleEmpty(withParticipant(call, stayOver(holder, lease.seenAt)));
  return commit(draft, { type: isLive(draft) ? "left" : "ended", subjectIds, at });
}
