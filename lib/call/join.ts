import { type ActionOf, changed, refused, type Turn, withParticipant } from "./change";
import { enter, isFull } from "./enter";
import { givenMedia, leaseFrom, newParticipant } from "./participant";
import { isFinal, isRung, participantOf, refusalOf } from "./status";
import type { Outcome, Participant } from "./types";

/** A participant comes in, comes back, or moves to another client. By one who is being rung it is an answer. */
export function join(turn: Turn, action: ActionOf<"join">): Outcome {
  const { call, me } = turn;
  if (isFinal(call.status)) return refused(call, refusalOf(call.status));
  if (me.status === "connected") return takeOver(turn, action);
  if (me.userId === call.callerId && call.connectedAt === undefined) return refused(call, "NOT_CONNECTED");
  return connect(turn, action, isRung(call, me) ? "answered" : "joined");
}

/** Somebody who was not called comes in as a member of the call's group. */
export function joinAsMember(turn: Omit<Turn, "me">, action: ActionOf<"join">): Outcome {
  const { call } = turn;
  if (call.groupId === undefined) return refused(call, "NOT_A_PARTICIPANT");
  if (!action.groupMember) return refused(call, "NOT_GROUP_MEMBER");
  if (isFinal(call.status)) return refused(call, refusalOf(call.status));
  // Hidden from them was an invitation only, where they have been in the call before: their epoch grows on.
  const old = participantOf(call, action.userId);
  const me = old ?? newParticipant(action.userId, call.type);
  const known = old ? call : { ...withParticipant(call, me), calleeIds: [...call.calleeIds, me.userId] };
  return connect({ ...turn, call: known, me }, action, "joined", call);
}

function connect(
  { call, me, at, settings }: Turn,
  action: ActionOf<"join">,
  type: "answered" | "joined",
  before = call,
): Outcome {
  if (isFull(call, settings)) return refused(before, "CALL_FULL");
  const first = call.connectedAt === undefined;
  const draft = enter(call, me, action, at, settings);
  return changed(draft, { type: first ? "connected" : type, actorId: me.userId, at });
}

/** The newest client has the place: the same one after a reload, or another one, and the old one is told. */
function takeOver({ call, me, at, settings }: Turn, action: ActionOf<"join">): Outcome {
  const same = me.clientId === action.clientId;
  const kept = same ? { lease: me.lease, reconnecting: me.reconnecting } : {};
  const hold = action.hasSocket ? { lease: leaseFrom(at, settings.participantGoneMs) } : kept;
  const taken: Participant = {
    ...me,
    ...givenMedia({ muted: action.muted, videoEnabled: action.videoEnabled }),
    epoch: me.epoch + 1,
    clientId: action.clientId,
    negotiation: action.negotiation,
    lease: undefined,
    reconnecting: false,
    // Its connections are new ones: whoever still shares a screen says so again.
    screen: false,
    ...hold,
  };
  return changed(withParticipant(call, taken), {
    type: same ? "joined" : "replaced",
    actorId: me.userId,
    at,
  });
}
