import { type ActionOf, changed, refused, type Turn, unchanged } from "./change";
import { isFinal, participantOf, refusalOf } from "./status";
import type { Outcome, Refusal } from "./types";

/** The host of a group makes another one who is connected the host. */
export function host(turn: Turn, { hostId }: ActionOf<"host">): Outcome {
  const { call, me, at } = turn;
  const refusal = noRightTo(turn, hostId) ?? notNow(turn, hostId);
  if (refusal) return refused(call, refusal);
  if (hostId === call.hostId) return unchanged(call);
  return changed({ ...call, hostId }, { type: "host", actorId: me.userId, subjectIds: [hostId], at });
}

/** Who is the host already needs no right to be it: a repeated request may come after the role has passed. */
function noRightTo({ call, me }: Turn, hostId: string): Refusal | undefined {
  if (!call.group) return "FORBIDDEN";
  if (me.userId !== call.hostId && hostId !== call.hostId) return "NOT_HOST";
  return participantOf(call, hostId) ? undefined : "NOT_A_PARTICIPANT";
}

function notNow({ call, me }: Turn, hostId: string): Refusal | undefined {
  if (isFinal(call.status)) return refusalOf(call.status);
  const target = participantOf(call, hostId);
  return me.status === "connected" && target?.status === "connected" ? undefined : "NOT_CONNECTED";
}
