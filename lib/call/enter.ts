import { withParticipant } from "./change";
import { givenMedia, leaseFrom } from "./participant";
import { connectedIds } from "./read";
import { participantOf } from "./status";
import type { Actor, Call, CallSettings, Lease, Participant } from "./types";

/** What a client brings when it answers or joins. */
export interface Entry extends Actor {
  readonly muted?: boolean;
  readonly videoEnabled?: boolean;
}

/** Whether nobody more can be connected. The caller who waits for an answer counts. */
export function isFull(call: Call, settings: CallSettings): boolean {
  return Math.max(1, connectedIds(call).length) >= settings.maxConnected;
}

/** Connects a participant, and with the first one the call and its caller. */
export function enter(call: Call, me: Participant, entry: Entry, at: number, settings: CallSettings): Call {
  const connected = withParticipant(call, {
    ...me,
    ...givenMedia({ muted: entry.muted, videoEnabled: entry.videoEnabled }),
    status: "connected",
    hidden: false,
    silenced: false,
    shownAs: undefined,
    rejectReason: undefined,
    epoch: me.epoch + 1,
    clientId: entry.clientId,
    negotiation: entry.negotiation,
    lease: entry.hasSocket ? leaseFrom(at, settings.participantGoneMs) : undefined,
    reconnecting: false,
    ringUntil: undefined,
    ringingClients: [],
    joinedAt: at,
    leftAt: undefined,
    overAt: undefined,
    lastView: undefined,
  });
  return call.connectedAt === undefined ? withCallConnected(connected, at, settings) : connected;
}

function withCallConnected(call: Call, at: number, settings: CallSettings): Call {
  const draft: Call = { ...call, status: "connected", connectedAt: at };
  const caller = participantOf(call, call.callerId);
  if (!caller) return draft;
  const lease = caller.lease && extended(caller.lease, settings);
  return withParticipant(draft, { ...caller, status: "connected", joinedAt: at, lease });
}

/** A connected participant's place outlives its socket for longer than a call that nobody answered. */
function extended(lease: Lease, settings: CallSettings): Lease {
  return { ...lease, until: Math.max(lease.until, lease.seenAt + settings.participantGoneMs) };
}
