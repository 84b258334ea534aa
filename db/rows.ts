import { type Call, type CallStatus, hasTalked, isFinal, type Participant } from "@/lib/call";
import type { calls, participants } from "./schema";

export type CallRow = typeof calls.$inferSelect;
export type ParticipantRow = typeof participants.$inferSelect;

const date = (time: number | undefined) => (time === undefined ? null : new Date(time));
const time = (value: Date | null) => value?.getTime();

/** A participant as the core knows it. */
export function participantOf(row: ParticipantRow): Participant {
  const { seenAt, leaseUntil } = row;
  return {
    userId: row.userId,
    status: row.status,
    hidden: row.hidden,
    silenced: row.silenced,
    shownAs: row.shownAs ?? undefined,
    rejectReason: row.rejectReason ?? undefined,
    epoch: row.epoch,
    clientId: row.clientId ?? undefined,
    negotiation: row.negotiation ?? undefined,
    lease: seenAt && leaseUntil ? { seenAt: seenAt.getTime(), until: leaseUntil.getTime() } : undefined,
    reconnecting: row.reconnecting,
    ringUntil: time(row.ringUntil),
    ringingClients: row.ringingClients,
    joinedAt: time(row.joinedAt),
    leftAt: time(row.leftAt),
    overAt: time(row.overAt),
    talkedBefore: row.talkedBefore,
    muted: row.muted,
    videoEnabled: row.videoEnabled,
    handRaised: row.handRaised,
    ...(row.handRaisedAt && { handRaisedAt: row.handRaisedAt.getTime() }),
    screen: row.screen,
    lastView: row.lastView ?? undefined,
  };
}

/** A call as the core knows it; participants in their order. */
export function callOf(row: CallRow, rows: readonly ParticipantRow[]): Call {
  return {
    id: row.id,
    type: row.type,
    callerId: row.callerId,
    calleeIds: row.calleeIds,
    groupId: row.groupId ?? undefined,
    group: row.group,
    hostId: row.hostId,
    status: row.status,
    endReason: row.endReason ?? undefined,
    version: row.version,
    createdAt: row.createdAt.getTime(),
    connectedAt: time(row.connectedAt),
    endedAt: time(row.endedAt),
    aloneSince: time(row.aloneSince),
    offer: row.offer === null ? undefined : { type: "offer", sdp: row.offer },
    answer: row.answer === null ? undefined : { type: "answer", sdp: row.answer },
    participants: rows.map(participantOf),
  };
}

/** The row of a call; `dueAt` is its next deadline. */
export function rowOfCall(call: Call, dueAt: number | undefined): CallRow {
  return {
    id: call.id,
    type: call.type,
    callerId: call.callerId,
    calleeIds: [...call.calleeIds],
    groupId: call.groupId ?? null,
    group: call.group,
    hostId: call.hostId,
    status: call.status,
    endReason: call.endReason ?? null,
    version: call.version,
    createdAt: new Date(call.createdAt),
    connectedAt: date(call.connectedAt),
    endedAt: date(call.endedAt),
    aloneSince: date(call.aloneSince),
    dueAt: date(dueAt),
    offer: call.offer?.sdp ?? null,
    answer: call.answer?.sdp ?? null,
  };
}

/**
 * What became of a call for this participant: who was in it has talked, also where an invitation back into it came to
 * nothing; who was called and did not answer has missed what the caller gave up.
 */
function outcomeOf(call: Call, participant: Participant): CallStatus {
  const { userId, status } = participant;
  if (isFinal(status) && hasTalked(call, participant)) return "ended";
  return status === "cancelled" && userId !== call.callerId ? "missed" : status;
}

/** The row of a participant. */
export function rowOfParticipant(
  call: Call,
  participant: Participant,
  position: number,
  occupies: boolean,
): ParticipantRow {
  return {
    callId: call.id,
    userId: participant.userId,
    position,
    status: participant.status,
    hidden: participant.hidden,
    silenced: participant.silenced,
    shownAs: participant.shownAs ?? null,
    rejectReason: participant.rejectReason ?? null,
    epoch: participant.epoch,
    clientId: participant.clientId ?? null,
    negotiation: participant.negotiation ?? null,
    seenAt: date(participant.lease?.seenAt),
    leaseUntil: date(participant.lease?.until),
    reconnecting: participant.reconnecting,
    ringUntil: date(participant.ringUntil),
    ringingClients: [...participant.ringingClients],
    joinedAt: date(participant.joinedAt),
    leftAt: date(participant.leftAt),
    overAt: date(participant.overAt),
    talkedBefore: participant.talkedBefore,
    muted: participant.muted,
    videoEnabled: participant.videoEnabled,
    handRaised: participant.handRaised,
    handRaisedAt: date(participant.handRaisedAt),
    screen: participant.screen,
    lastView: participant.lastView ?? null,
    occupies,
    callType: call.type,
    createdAt: new Date(call.createdAt),
    groupId: call.groupId ?? null,
    outcome: outcomeOf(call, participant),
    knows: participant.lastView?.members.length ?? null,
  };
}

/** The columns in which `next` differs from `before`. */
export function changed<Row extends object>(before: Row, next: Row): Partial<Row> {
  const differs = ([key, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before[key as keyof Row]);
  return Object.fromEntries(Object.entries(next).filter(differs)) as Partial<Row>;
}
