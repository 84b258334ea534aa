import { connectedIds, openCallees } from "./read";
import { hasTalked, isFinal, isLive, participantOf } from "./status";
import type { Call, CallAction, CallChange, CallSettings, Outcome, Participant, Refusal } from "./types";
import { viewNow } from "./view";

export type ActionOf<Type extends CallAction["type"]> = Extract<CallAction, { readonly type: Type }>;

/** One action's turn on a call: who acts, when, and under which settings. */
export interface Turn {
  readonly call: Call;
  readonly me: Participant;
  readonly at: number;
  readonly settings: CallSettings;
}

export function refused(call: Call, code: Refusal): Outcome {
  return { ok: false, code, call };
}

/** What was asked for has been achieved before, or no longer matters. */
export function unchanged(call: Call): Outcome {
  return { ok: true, call, changes: [] };
}

export function changed(draft: Call, event: Omit<CallChange, "call">): Outcome {
  const change = commit(draft, event);
  return { ok: true, call: change.call, changes: [change] };
}

/** The call with this participant replaced, or added at the end. */
export function withParticipant(call: Call, participant: Participant): Call {
  const { userId } = participant;
  if (!participantOf(call, userId)) return { ...call, participants: [...call.participants, participant] };
  return {
    ...call,
    participants: call.participants.map((old) => (old.userId === userId ? participant : old)),
  };
}

/** Makes one version of what an action or a deadline has changed, with all that follows from it. */
export function commit(draft: Call, event: Omit<CallChange, "call">): CallChange {
  const next: Call = { ...draft, version: draft.version + 1 };
  return { ...event, call: isLive(next) ? withLastViews(withConsequences(next, event.at)) : next };
}

function withConsequences(call: Call, at: number): Call {
  const connected = connectedIds(call);
  const alone = call.group && connected.length === 1 && openCallees(call).length === 0;
  const hostGone = call.connectedAt !== undefined && !connected.includes(call.hostId);
  return {
    ...call,
    hostId: hostGone ? (connected[0] ?? call.hostId) : call.hostId,
    aloneSince: alone ? (call.aloneSince ?? at) : undefined,
    offer: offerStands(call) ? call.offer : undefined,
  };
}

/** One offer serves one peer connection: of the client that placed the call, with the only callee who can answer. */
function offerStands(call: Call): boolean {
  const caller = participantOf(call, call.callerId);
  return openCallees(call).length === 1 && caller?.epoch === 1 && !isFinal(caller.status);
}

function withLastViews(call: Call): Call {
  const participants = call.participants.map((participant) => {
    const over = isFinal(participant.status) && !hasTalked(call, participant);
    return over && !participant.lastView
      ? { ...participant, lastView: viewNow(call, participant) }
      : participant;
  });
  return { ...call, participants };
}
