import { type ActionOf, changed, refused, type Turn, unchanged, withParticipant } from "./change";
import { settleUnanswered } from "./finish";
import { partOver } from "./participant";
import { isFinal, isPlacer, refusalOf } from "./status";
import type { Outcome, RejectReason } from "./types";

/** A callee says no, for all of their clients. */
export function reject(turn: Turn, action: ActionOf<"reject">): Outcome {
  const { call, me } = turn;
  if (isPlacer(call, me)) return refused(call, "FORBIDDEN");
  if (me.status === "rejected") return unchanged(call);
  if (me.status === "connected") return refused(call, "CALL_ALREADY_CONNECTED");
  if (isFinal(me.status)) return refused(call, refusalOf(me.status));
  return declined(turn, action.reason);
}

/** It stops ringing at me; the last one to say no decides a call that nobody has answered. */
export function declined({ call, me, at }: Turn, rejectReason: RejectReason): Outcome {
  const rejected = { ...partOver(me, "rejected", at), rejectReason };
  const draft = settleUnanswered(withParticipant(call, rejected), at);
  const type = draft.status === "missed" ? "missed" : "rejected";
  return changed(draft, { type, actorId: me.userId, at });
}
