import { type ActionOf, changed, refused, type Turn, unchanged, withParticipant } from "./change";
import { newParticipant, rungUntil, seeminglyRungUntil } from "./participant";
import { splitInvitees } from "./read";
import { isFinal, participantOf, refusalOf } from "./status";
import type { Call, Outcome, Participant } from "./types";

/** Somebody in the call lets it ring at more people; from then on it is a group call. */
export function invite({ call, me, at, settings }: Turn, action: ActionOf<"invite">): Outcome {
  if (isFinal(call.status)) return refused(call, refusalOf(call.status));
  const placing = me.userId === call.callerId && call.connectedAt === undefined;
  if (me.status !== "connected" && !placing) return refused(call, "NOT_CONNECTED");
  const { invited } = splitInvitees(call, action.inviteeIds);
  if (invited.length === 0) return unchanged(call);
  const newcomers = invited.filter((userId) => !participantOf(call, userId));
  if (call.calleeIds.length + newcomers.length > settings.maxCallees) return refused(call, "CALL_FULL");
  const ringUntil = at + settings.ringMs;
  const draft = invited.reduce(
    (rung, userId) =>
      withInvited(rung, userId, ringUntil, {
        hidden: action.hiddenIds?.includes(userId) ?? false,
        silenced: action.silencedIds?.includes(userId) ?? false,
      }),
    call,
  );
  return changed({ ...draft, group: true }, { type: "invited", actorId: me.userId, subjectIds: invited, at });
}

type Reach = Pick<Participant, "hidden" | "silenced">;

function withInvited(call: Call, userId: string, ringUntil: number, reach: Reach): Call {
  const known = participantOf(call, userId);
  // Who knows of the call goes on knowing it as they do.
  if (reach.hidden && known && !known.hidden)
    return withParticipant(call, seeminglyRungUntil(known, ringUntil));
  const rung = rungUntil({ ...(known ?? newParticipant(userId, call.type)), ...reach }, ringUntil);
  const calleeIds = known ? call.calleeIds : [...call.calleeIds, userId];
  return { ...withParticipant(call, rung), calleeIds };
}
