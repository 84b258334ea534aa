import { changed, refused, type Turn, unchanged, withParticipant } from "./change";
import { finish, settleEmpty } from "./finish";
import { stayOver } from "./participant";
import { declined } from "./reject";
import { isFinal, isLive, isRung, refusalOf } from "./status";
import type { EndReason, Outcome } from "./types";

/** The caller gives up before anybody has answered. */
export function cancel(turn: Turn): Outcome {
  const { call, me } = turn;
  if (me.userId !== call.callerId) return refused(call, "FORBIDDEN");
  if (call.status === "cancelled") return unchanged(call);
  if (isFinal(call.status)) return refused(call, refusalOf(call.status));
  if (call.connectedAt !== undefined) return refused(call, "CALL_ALREADY_CONNECTED");
  return givenUp(turn);
}

/** Never refused: whoever hangs up is out of the call. In a group the host ends it for all. */
export function hangup(turn: Turn): Outcome {
  const { call, me } = turn;
  const ends = me.status === "connected" && call.group && me.userId === call.hostId;
  return ends ? ended(turn, "host_ended") : leave(turn);
}

/** Never refused: in a group only this participant goes, and with the last one the call. */
export function leave(turn: Turn): Outcome {
  const { call, me, at } = turn;
  if (!isLive(call) || isFinal(me.status)) return unchanged(call);
  if (isRung(call, me)) return declined(turn, "declined");
  if (call.connectedAt === undefined) return givenUp(turn);
  if (!call.group) return ended(turn, "hangup");
  const draft = settleEmpty(withParticipant(call, stayOver(me, at)));
  const type = isLive(draft) ? "left" : "ended";
  return changed(draft, { type, actorId: me.userId, at });
}

function givenUp({ call, me, at }: Turn): Outcome {
  const draft = finish(call, { status: "cancelled", endedAt: at });
  return changed(draft, { type: "cancelled", actorId: me.userId, at });
}

function ended({ call, me, at }: Turn, endReason: EndReason): Outcome {
  const draft = finish(call, { status: "ended", endReason, endedAt: at });
  return changed(draft, { type: "ended", actorId: me.userId, at });
}
