import type { Call, CallStatus, Participant, Refusal } from "./types";

const finalStatuses = ["ended", "missed", "rejected", "cancelled"] as const;
type FinalStatus = (typeof finalStatuses)[number];

const refusals = {
  ended: "CALL_ENDED",
  missed: "CALL_MISSED",
  rejected: "CALL_REJECTED",
  cancelled: "CALL_CANCELLED",
} as const satisfies Record<FinalStatus, Refusal>;

/** Whether this status of a call is never left again, and this status of a participant means that their part is over. */
export function isFinal(status: CallStatus): status is FinalStatus {
  return (finalStatuses as readonly CallStatus[]).includes(status);
}

/** Whether anything can still happen to the call. */
export function isLive(call: Call): boolean {
  return !isFinal(call.status);
}

/** The refusal that says which end a call, or one's part in it, has come to. */
export function refusalOf(status: FinalStatus): Refusal {
  return refusals[status];
}

/** This user's part in the call. */
export function participantOf(call: Call, userId: string): Participant | undefined {
  return call.participants.find((participant) => participant.userId === userId);
}

/** Whether it rings, or is about to ring, at this participant. The caller who waits for an answer is not being rung. */
export function isRung(call: Call, participant: Participant): boolean {
  const open = participant.status === "calling" || participant.status === "ringing";
  return open && (participant.userId !== call.callerId || call.connectedAt !== undefined);
}

/** Whether this participant, who is not to be disturbed, hears nothing of the call yet. */
export function isSilent(call: Call, participant: Participant): boolean {
  return participant.silenced && isRung(call, participant);
}

/** What others see of this participant's part. */
export function shownStatus({ status, shownAs }: Participant): CallStatus {
  return shownAs ?? status;
}

/** Whether it looks to the others as if it rang here, whether or not it does. */
export function seemsRung(call: Call, participant: Participant): boolean {
  return participant.shownAs === "calling" || isRung(call, participant);
}

/**
 * Whether this participant is in the place that placing the call gave them. A caller who left a group call and was
 * invited back, or came back, is from then on a participant like any other.
 */
export function isPlacer(call: Call, participant: Participant): boolean {
  if (participant.userId !== call.callerId) return false;
  if (call.connectedAt === undefined) return true;
  return participant.epoch === 1 && (participant.status === "connected" || participant.status === "ended");
}

/** Whether this participant was in the conversation at any time. */
export function hasTalked(call: Call, participant: Participant): boolean {
  return participant.userId === call.callerId ? call.connectedAt !== undefined : participant.epoch > 0;
}
