import { type Call, type CallChange, isFinal, isRung, isSilent, type Participant } from "@/lib/call";
import type { CallPush } from "@/lib/contract";
import type { Live } from "../live";
import { detailFor, type Scene } from "./detail";

type Told = Pick<CallChange, "type" | "actorId" | "subjectIds" | "at" | "call">;

const of = (call: Call | undefined, userId: string): Participant | undefined =>
  call?.participants.find((participant) => participant.userId === userId);

function rings(call: Call | undefined, userId: string): boolean {
  const participant = of(call, userId);
  return call !== undefined && participant !== undefined && isRung(call, participant);
}

function hearsNothingYet(call: Call | undefined, userId: string): boolean {
  const participant = of(call, userId);
  return call !== undefined && participant !== undefined && isSilent(call, participant);
}

/**
 * Those to whom this change means something: their part is not over, or it ended with this change. Who is not to be
 * disturbed hears only of the end.
 */
export function audience(before: Call | undefined, call: Call): string[] {
  const sees = (participant: Participant | undefined) => participant && !participant.lastView;
  return call.participants
    .filter((participant) => sees(participant) || sees(of(before, participant.userId)))
    .filter((participant) => !isSilent(call, participant))
    .map(({ userId }) => userId);
}

/** What happened, in the words of this viewer. However the others ended it, who did not hear it ring has missed it. */
export function typeSeenBy(change: Told, before: Call | undefined, viewerId: string): Told["type"] {
  const { type, actorId, subjectIds, call } = change;
  const now = of(call, viewerId);
  const missed = hearsNothingYet(before, viewerId) && now !== undefined && isFinal(now.status);
  if (missed && actorId !== viewerId) return "missed";
  return type === "invited" && subjectIds?.includes(viewerId) && rings(call, viewerId) ? "incoming" : type;
}

/** What happened, in the words of this viewer's client. */
function typeFor(change: Told, before: Call | undefined, viewerId: string, clientId: string) {
  const now = of(change.call, viewerId);
  if (rings(before, viewerId) && now?.status === "connected" && now.clientId !== clientId)
    return "answered_elsewhere";
  return typeSeenBy(change, before, viewerId);
}

/** Tells everyone concerned the whole call after this change. `before` is the call before it. */
export function announce(
  live: Live,
  change: Told,
  before: Call | undefined,
  profiles: Scene["profiles"],
): void {
  const scene: Scene = { profiles, now: change.at, isOnline: (userId) => live.isOnline(userId) };
  for (const viewerId of audience(before, change.call)) {
    const clients = live.clients.of(viewerId);
    if (clients.length === 0) continue;
    const call = detailFor(change.call, viewerId, scene);
    if (!call) continue;
    for (const client of clients) {
      const message: CallPush = {
        type: typeFor(change, before, viewerId, client.clientId),
        seq: change.call.version,
        at: new Date(change.at).toISOString(),
        actorId: change.actorId,
        call,
      };
      client.push(message);
    }
  }
}
