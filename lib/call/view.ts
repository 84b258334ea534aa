import { connectedIds } from "./read";
import { hasTalked, isFinal, isRung, participantOf } from "./status";
import type { Call, CallChange, CallView, MemberView, Participant } from "./types";

/**
 * The call as this user may see it; undefined for who is not and never was in it, and whom it does not reach. Who never connected sees, once their
 * part is over, the call as it stood at that moment, whatever the others do afterwards.
 */
export function viewFor(call: Call, userId: string): CallView | undefined {
  const viewer = participantOf(call, userId);
  return viewer && !viewer.hidden ? (viewer.lastView ?? viewNow(call, viewer)) : undefined;
}

/** Of those whom a change concerns: whom it does not reach, and who must not be told that it concerned them. */
export function unawareOf({ subjectIds = [], call }: Pick<CallChange, "subjectIds" | "call">): string[] {
  return subjectIds.filter((userId) => {
    const subject = participantOf(call, userId);
    return subject !== undefined && (subject.hidden || subject.shownAs !== undefined);
  });
}

/** The view of a participant at this instant. */
export function viewNow(call: Call, viewer: Participant): CallView {
  return {
    id: call.id,
    type: call.type,
    callerId: call.callerId,
    calleeIds: call.calleeIds,
    groupId: call.groupId,
    group: call.group,
    hostId: call.hostId,
    status: isFinal(viewer.status) && !hasTalked(call, viewer) ? viewer.status : call.status,
    endReason: call.endReason,
    createdAt: call.createdAt,
    connectedAt: call.connectedAt,
    endedAt: call.endedAt,
    version: call.version,
    members: call.participants.map((participant) =>
      participant === viewer ? memberView(call, participant) : seenByOthers(call, participant),
    ),
    participants: connectedIds(call),
    offer: isRung(call, viewer) ? call.offer : undefined,
    answer: viewer.userId === call.callerId ? call.answer : undefined,
    ownClientId: viewer.clientId,
  };
}

/** A silent invitation looks like that of somebody who is offline. */
function seenByOthers(call: Call, participant: Participant): MemberView {
  const view = memberView(call, participant);
  const { shownAs } = participant;
  if (!shownAs) return view;
  const ringingOn = shownAs === "calling" ? 0 : undefined;
  return { ...view, status: shownAs, rejectReason: undefined, hidden: true, ringingOn };
}

function memberView(call: Call, participant: Participant): MemberView {
  return {
    userId: participant.userId,
    status: participant.status,
    rejectReason: participant.rejectReason,
    muted: participant.muted,
    videoEnabled: participant.videoEnabled,
    handRaised: participant.handRaised,
    handRaisedAt: participant.handRaisedAt,
    screen: participant.screen,
    reconnecting: participant.reconnecting,
    joinedAt: participant.joinedAt,
    leftAt: participant.leftAt,
    epoch: participant.epoch,
    negotiation: participant.negotiation,
    hidden: participant.hidden,
    ringingOn: isRung(call, participant) ? participant.ringingClients.length : undefined,
  };
}
