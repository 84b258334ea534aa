import type { Call, CallChange, Participant } from "@/lib/call";
import type { CallPush } from "@/lib/contract";
import type { Live } from "../live";
import { detailFor, type Scene } from "./detail";

type Told = Pick<CallChange, "type" | "actorId" | "subjectIds" | "at" | "call">;

const of = (call: Call | undefined, userId: string): Participant | undefined =>
  call?.participants.find((participant) => participant.userId === userId);

const rings = (participant: Participant | undefined) =>
  participant?.status === "calling" || participant?.status === "ringing";

/** Those to whom this change means something: their part is not over, or it ended with this change. */
function audience(before: Call | undefined, call: Call): string[] {
  const sees = (participant: Participant | undefined) => participant && !participant.lastView;
  return call.participants
    .filter((participant) => sees(participant) || sees(of(before, participant.userId)))
    .map(({ userId }) => userId);
}

/** What happened, in the words of this viewer's client. */
function typeFor(change: Told, before: Call | undefined, viewerId: string, clientId: string) {
  const now = of(change.call, viewerId);
  const wasRinging = viewerId !== change.call.callerId && rings(of(before, viewerId));
  if (wasRinging && now?.status === "connected" && now.clientId !== clientId) return "answered_elsewhere";
  if (change.type === "invited" && change.subjectIds?.includes(viewerId)) return "incoming";
  return change.type;
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
