import { type ActionOf, changed, refused, type Turn, unchanged } from "./change";
import { enter, isFull } from "./enter";
import { isFinal, isPlacer, refusalOf } from "./status";
import type { Outcome } from "./types";

/** A callee accepts. The first answer connects the call and takes the pending offer. */
export function answer({ call, me, at, settings }: Turn, action: ActionOf<"answer">): Outcome {
  if (isPlacer(call, me)) return refused(call, "FORBIDDEN");
  if (me.status === "connected") {
    return me.clientId === action.clientId ? unchanged(call) : refused(call, "ANSWERED_ELSEWHERE");
  }
  if (isFinal(me.status)) return refused(call, refusalOf(me.status));
  if (call.offer && !action.answer) return refused(call, "VALIDATION_ERROR");
  if (isFull(call, settings)) return refused(call, "CALL_FULL");
  const taken = call.offer ? { offer: undefined, answer: action.answer } : {};
  const draft = { ...enter(call, me, action, at, settings), ...taken };
  const type = call.connectedAt === undefined ? "connected" : "answered";
  return changed(draft, { type, actorId: me.userId, at });
}
