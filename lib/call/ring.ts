import { type ActionOf, changed, refused, type Turn, unchanged, withParticipant } from "./change";
import { isPlacer, isRung } from "./status";
import type { Outcome } from "./types";

/** Clients of one callee that are told apart; "ringing on n devices" counts no further. */
const mostRingingClients = 20;

/**
 * A callee's client rings. The first one moves the callee, and a call that nobody has answered, to `ringing`; never
 * that of somebody who is not to be disturbed.
 */
export function ring({ call, me, at }: Turn, action: ActionOf<"ring">): Outcome {
  if (isPlacer(call, me)) return refused(call, "FORBIDDEN");
  if (!isRung(call, me) || me.silenced) return unchanged(call);
  const known = me.ringingClients.includes(action.clientId) || me.ringingClients.length >= mostRingingClients;
  const counted = action.counts && !known;
  if (!counted && me.status === "ringing") return unchanged(call);
  const ringingClients = counted ? [...me.ringingClients, action.clientId] : me.ringingClients;
  const draft = withParticipant(call, { ...me, status: "ringing", ringingClients });
  const status = call.status === "calling" ? "ringing" : call.status;
  return changed({ ...draft, status }, { type: "ringing", actorId: me.userId, at });
}
