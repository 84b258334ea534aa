import { type ActionOf, changed, refused, type Turn, unchanged, withParticipant } from "./change";
import { newParticipant, rungUntil } from "./participant";
import { splitInvitees } from "./read";
import { isFinal, participantOf, refusalOf } from "./status";
import type { Call, Outcome } from "./types";

/** Somebody in the call lets it ring at more people; from then on it is a group call. */
export function invite({ call, me, at, settings }: Turn, action: ActionOf<"invite">): Outcome {
  if (isFinal(call.status)) return refused(call, refusalOf(call.status));
  const placing = me.userId === call.callerId && call.connectedAt === undefined;
  if (me.status !== "connected" && !placing) return refused(call, "NOT_CONNECTED");
  const { invited } = splitInvitees(call, action.inviteeIds);
  if (invited.length === 0) return unchanged(call);
  const ringUntil = at + settings.ringMs;
  const draft = invited.reduce((rung, userId) => withInvited(rung, userId, ringUntil), call);
  return changed({ ...draft, group: true }, { type: "invited", actorId: me.userId, subjectIds: invited, at });
}

function withInvited(call: Call, userId: string, ringUntil: number): Call {
  const known = participantOf(call, userId);
  const rung = withParticipant(call, rungUntil(known ?? newParticipant(userId, call.type), ringUntil));
  return known ? rung : { ...rung, calleeIds: [...rung.calleeIds, userId] };
}
