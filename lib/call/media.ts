import { type ActionOf, changed, refused, type Turn, unchanged, withParticipant } from "./change";
import { givenMedia } from "./participant";
import { isFinal, participantOf, refusalOf } from "./status";
import type { Call, MediaState, Outcome, Participant, Refusal } from "./types";

/** Why it does not matter to the call which devices this user has and what they have switched on; undefined while it does. */
export function ownMediaRefusal(call: Call, userId: string): Refusal | undefined {
  const me = participantOf(call, userId);
  if (!me || me.hidden) return "NOT_A_PARTICIPANT";
  if (isFinal(call.status)) return refusalOf(call.status);
  return isFinal(me.status) ? "NOT_CONNECTED" : undefined;
}

/** A participant says what their client has switched on, or the host of a group switches another's off. */
export function media(turn: Turn, action: ActionOf<"media">): Outcome {
  const { call, me, at } = turn;
  const other = action.targetId !== me.userId;
  const target = participantOf(call, action.targetId);
  const given = givenMedia(action);
  // That somebody has no right to it is told before what the call has come to.
  const refusal =
    (other ? noRightTo(turn, target, given) : undefined) ??
    ownMediaRefusal(call, me.userId) ??
    (me.status !== "connected" && (given.handRaised || given.screen) ? "NOT_CONNECTED" : undefined) ??
    (other && target?.status !== "connected" ? "NOT_CONNECTED" : undefined);
  if (refusal) return refused(call, refusal);
  if (!target || !differs(target, given)) return unchanged(call);
  const subject = other ? { subjectIds: [target.userId] } : {};
  return changed(withParticipant(call, { ...target, ...given, ...handSince(target, given, at) }), {
    type: "media",
    actorId: me.userId,
    ...subject,
    at,
  });
}

/** Nobody can open another's microphone or camera; to close them is the host's. */
function noRightTo(
  { call, me }: Turn,
  target: Participant | undefined,
  given: Partial<MediaState>,
): Refusal | undefined {
  if (!call.group) return "FORBIDDEN";
  if (me.userId !== call.hostId) return "NOT_HOST";
  const { muted, videoEnabled, ...beyond } = given;
  if (muted === false || videoEnabled === true || Object.keys(beyond).length > 0) return "FORBIDDEN";
  return target ? undefined : "NOT_A_PARTICIPANT";
}

/** Whoever raised a hand first is first, also where they raise it again. */
function handSince(
  target: Participant,
  { handRaised }: Partial<MediaState>,
  at: number,
): Pick<Participant, "handRaisedAt"> {
  if (handRaised === undefined || handRaised === target.handRaised) return {};
  return { handRaisedAt: handRaised ? at : undefined };
}

function differs(state: MediaState, given: Partial<MediaState>): boolean {
  return Object.entries(given).some(([name, value]) => state[name as keyof MediaState] !== value);
}
