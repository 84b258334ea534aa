import { commit } from "./change";
import { givenMedia, leaseFrom, newParticipant, rungUntil } from "./participant";
import type { Actor, Call, CallChange, CallSettings, CallType, Description, Participant } from "./types";

export interface Placing {
  readonly id: string;
  readonly type: CallType;
  readonly callerId: string;
  readonly calleeIds: readonly string[];
  readonly groupId?: string;
  /** Kept only with exactly one callee, since one offer serves one peer connection. */
  readonly offer?: Description;
  /** Callees whom it does not reach, because they do not let the caller call them. */
  readonly hiddenIds?: readonly string[];
  /** Callees who are not to be disturbed. */
  readonly silencedIds?: readonly string[];
  /** The client that places the call. */
  readonly actor: Actor;
  /** Default: not muted. */
  readonly muted?: boolean;
  /** Default: as `type` says. */
  readonly videoEnabled?: boolean;
}

/**
 * The first change of a call, `incoming`, version 1. Callees are taken once each and without the caller.
 * @throws {Error} when no callee is left; who places calls for people has refused that before.
 */
export function place(input: Placing, now: number, settings: CallSettings): CallChange {
  const calleeIds = [...new Set(input.calleeIds)].filter((userId) => userId !== input.callerId);
  if (calleeIds.length === 0) throw new Error("A call needs at least one callee.");
  const callees = calleeIds.map((userId) => {
    const hidden = input.hiddenIds?.includes(userId) ?? false;
    const silenced = input.silencedIds?.includes(userId) ?? false;
    const callee = { ...newParticipant(userId, input.type), hidden, silenced };
    return rungUntil(callee, now + settings.ringMs);
  });
  const draft: Call = {
    id: input.id,
    type: input.type,
    callerId: input.callerId,
    calleeIds,
    groupId: input.groupId,
    group: input.groupId !== undefined || calleeIds.length > 1,
    hostId: input.callerId,
    status: "calling",
    createdAt: now,
    version: 0,
    offer: input.offer,
    participants: [placer(input, now, settings), ...callees],
  };
  return commit(draft, { type: "incoming", actorId: input.callerId, at: now });
}

function placer(input: Placing, now: number, settings: CallSettings): Participant {
  return {
    ...newParticipant(input.callerId, input.type),
    ...givenMedia({ muted: input.muted, videoEnabled: input.videoEnabled }),
    epoch: 1,
    clientId: input.actor.clientId,
    negotiation: input.actor.negotiation,
    lease: input.actor.hasSocket ? leaseFrom(now, settings.callerGoneMs) : undefined,
  };
}
