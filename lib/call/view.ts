import { connectedIds } from "./read";
import { hasTalked, isFinal, isRung, participantOf } from "./status";
import type { Call, CallView, MemberView, Participant } from "./types";

/**
 * The call as this user may see it; undefined for who is not and never was in it. Who never connected sees, once their
 * part is over, the call as it stood at that moment, whatever the others do afterwards.
 */
export function viewFor(call: Call, userId: string): CallView | undefined {
  const viewer = participantOf(call, userId);
  return viewer && (viewer.lastView ?? viewNow(call, viewer));
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
    members: call.participants.map((participant) => memberView(call, participant)),
    participants: connectedIds(call),
    offer: isRung(call, viewer) ? call.offer : undefined,
    answer: viewer.userId === call.callerId ? call.answer : undefined,
    ownClientId: viewer.clientId,
  };
}

function memberView(call: Call, participant: Participant): MemberView {
  return {
    userId: participant.userId,
    status: participant.status,
    rejectReason: participant.rejectReason,
    muted: participant.muted,
    videoEnabled: participant.videoEnabled,
    handRaised: participant.handRaised,
    screen: participant.screen,
    reconnecting: participant.reconnecting,
    joinedAt: participant.joinedAt,
    leftAt: participant.leftAt,
    epoch: participant.epoch,
    ringingOn: isRung(call, participant) ? participant.ringingClients.length : undefined,
  };
}
