import { connectedIds, openCallees } from "./read";
import { partOver, seemingOver, stayOver } from "./participant";
import { isFinal, isRung, shownStatus } from "./status";
import type { Call, EndReason, Participant } from "./types";

export type Ending =
  | { readonly status: "ended"; readonly endReason: EndReason; readonly endedAt: number }
  | { readonly status: "missed" | "rejected" | "cancelled"; readonly endedAt: number };

/** The call at its end: everybody's part is over, and nothing that runs or waits is left. Whom it still rang at is cancelled. */
export function finish(call: Call, ending: Ending): Call {
  const endedAt = Math.max(ending.endedAt, call.connectedAt ?? call.createdAt);
  return {
    ...call,
    ...ending,
    endedAt,
    aloneSince: undefined,
    offer: undefined,
    participants: call.participants.map((participant) => withEnd(call, participant, ending, endedAt)),
  };
}

function withEnd(call: Call, participant: Participant, ending: Ending, endedAt: number): Participant {
  if (participant.shownAs === "calling") return seemingOver(participant, "cancelled");
  if (isFinal(participant.status)) return participant;
  if (participant.status === "connected") return stayOver(participant, endedAt);
  return partOver(participant, isRung(call, participant) ? "cancelled" : ending.status, endedAt);
}

/** Ends a call that can no longer be answered, because nobody is left at whom it rings; else the call as it is. */
export function settleUnanswered(call: Call, at: number): Call {
  if (call.connectedAt !== undefined || openCallees(call).length > 0) return call;
  const callees = call.participants.filter((participant) => participant.userId !== call.callerId);
  const allRejected = callees.every((callee) => shownStatus(callee) === "rejected");
  return finish(call, { status: allRejected ? "rejected" : "missed", endedAt: at });
}

/** Ends a connected call that everybody has left, at the time when the last one left; else the call as it is. */
export function settleEmpty(call: Call): Call {
  if (connectedIds(call).length > 0) return call;
  const endedAt = Math.max(...call.participants.map((participant) => participant.leftAt ?? 0));
  return finish(call, { status: "ended", endReason: "all_left", endedAt });
}
