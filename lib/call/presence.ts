import { type ActionOf, changed, type Turn, unchanged, withParticipant } from "./change";
import { leaseFrom } from "./participant";
import { occupies } from "./read";
import type { CallSettings, Outcome, Participant } from "./types";

/** The socket of the client in the call is gone; its lease runs from when it was last seen. */
export function gone({ call, me, at, settings }: Turn, action: ActionOf<"gone">): Outcome {
  if (!me.lease || me.clientId !== action.clientId || !occupies(call, me) || me.reconnecting) {
    return unchanged(call);
  }
  const lease = leaseFrom(Math.min(action.seenAt, at), graceFor(me, settings));
  const draft = withParticipant(call, { ...me, lease, reconnecting: true });
  return changed(draft, { type: "reconnecting", actorId: me.userId, at });
}

/** The same client is back in time. */
export function back({ call, me, at, settings }: Turn, action: ActionOf<"back">): Outcome {
  if (!me.lease || me.clientId !== action.clientId || !occupies(call, me) || !me.reconnecting) {
    return unchanged(call);
  }
  const lease = leaseFrom(at, graceFor(me, settings));
  const draft = withParticipant(call, { ...me, lease, reconnecting: false });
  return changed(draft, { type: "reconnected", actorId: me.userId, at });
}

function graceFor(participant: Participant, settings: CallSettings): number {
  return participant.status === "connected" ? settings.participantGoneMs : settings.callerGoneMs;
}
