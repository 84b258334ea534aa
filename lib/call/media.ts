import { type ActionOf, changed, refused, type Turn, unchanged, withParticipant } from "./change";
import { givenMedia } from "./participant";
import { isFinal, participantOf, refusalOf } from "./status";
import type { MediaState, Outcome, Participant, Refusal } from "./types";

/** A participant says what their client has switched on, or the host of a group switches another's off. */
export function media(turn: Turn, action: ActionOf<"media">): Outcome {
  const { call, me, at } = turn;
  if (isFinal(call.status)) return refused(call, refusalOf(call.status));
  if (isFinal(me.status)) return refused(call, "NOT_CONNECTED");
  const other = action.targetId !== me.userId;
  const target = participantOf(call, action.targetId);
  const given = givenMedia(action);
  const refusal = other ? refusalForOther(turn, target, given) : undefined;
  if (refusal) return refused(call, refusal);
  if (!target || !differs(target, given)) return unchanged(call);
  const subject = other ? { subjectIds: [target.userId] } : {};
  return changed(withParticipant(call, { ...target, ...given }), {
    type: "media",
    actorId: me.userId,
    ...subject,
    at,
  });
}

/** Nobody can open another's microphone or camera; to close them is the host's. */
function refusalForOther(
  { call, me }: Turn,
  target: Participant | undefined,
  given: Partial<MediaState>,
): Refusal | undefined {
  if (!call.group) return "FORBIDDEN";
  if (me.userId !== call.hostId) return "NOT_HOST";
  const { muted, videoEnabled, ...beyond } = given;
  if (muted === false || videoEnabled === true || Object.keys(beyond).length > 0) return "FORBIDDEN";
  if (!target) return "NOT_A_PARTICIPANT";
  return target.status === "connected" ? undefined : "NOT_CONNECTED";
}

function differs(state: MediaState, given: Partial<MediaState>): boolean {
  return Object.entries(given).some(([name, value]) => state[name as keyof MediaState] !== value);
}
