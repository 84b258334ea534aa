import { participantOf } from "./status";
import type { Call, CallChange, EndReason, MediaState, Participant, RejectReason } from "./types";

/**
 * What more there is to say of an event than its type, who did it and to whom. Kept for good, and for everybody who may
 * read the timeline: it names no clients, devices or addresses.
 */
export interface EventDetail extends Partial<MediaState> {
  /** `ringing`: on how many browsers it rings at the actor now; absent where only programs have asked. */
  readonly ringingOn?: number;
  /** Of who was being rung and comes in: on which of the browsers at which it rang, in the order in which they began; from 1. */
  readonly device?: number;
  /** … of how many. */
  readonly of?: number;
  /** `rejected`, and `missed` where the last one said no: how they said it. */
  readonly reason?: RejectReason;
  /** `ended`. */
  readonly endReason?: EndReason;
  /** `reconnected`, and `joined` after a reload: how long nothing was heard of the client. Milliseconds. */
  readonly awayMs?: number;
  /** `joined`: they were in the call, and are with the same client, as after a reload. */
  readonly again?: true;
  /** Who became the host, where the host has left. */
  readonly hostId?: string;
}

/** What there is to say of this change of the call, which was `before`; undefined where there is nothing. */
export function eventDetail(before: Call | undefined, change: CallChange): EventDetail | undefined {
  if (!before) return undefined;
  const given = Object.entries({ ...ofType(before, change), ...newHost(before, change) });
  const detail = given.filter(([, value]) => value !== undefined);
  return detail.length > 0 ? Object.fromEntries(detail) : undefined;
}

function ofType(before: Call, { type, actorId, subjectIds, at, call }: CallChange): EventDetail {
  const own = actorId === undefined ? undefined : participantOf(before, actorId);
  const now = actorId === undefined ? undefined : participantOf(call, actorId);
  switch (type) {
    case "ringing":
      return { ringingOn: now?.ringingClients.length || undefined };
    case "connected":
    case "answered":
      return tookOn(own, now);
    case "joined":
      return own?.status === "connected" ? { again: true, ...away(own, at) } : {};
    case "reconnected":
      return away(own, at);
    case "rejected":
    case "missed":
      return { reason: now?.rejectReason };
    case "media":
      return switched(before, call, subjectIds?.[0] ?? actorId);
    case "ended":
      return { endReason: call.endReason };
    case "incoming":
    case "cancelled":
    case "invited":
    case "left":
    case "reconnecting":
    case "host":
    case "replaced":
      return {};
    default:
      return type satisfies never;
  }
}

/** Where it rang for them, and where they took it. */
function tookOn(rung: Participant | undefined, now: Participant | undefined): EventDetail {
  const rang = rung?.ringingClients ?? [];
  const device = now?.clientId === undefined ? 0 : rang.indexOf(now.clientId) + 1;
  return { ...(device > 0 && { device }), ...(rang.length > 0 && { of: rang.length }) };
}

const away = (own: Participant | undefined, at: number): EventDetail =>
  own?.reconnecting && own.lease ? { awayMs: Math.max(0, at - own.lease.seenAt) } : {};

function switched(before: Call, after: Call, userId = ""): EventDetail {
  const [was, is] = [participantOf(before, userId), participantOf(after, userId)];
  if (!was || !is) return {};
  const kinds = ["muted", "videoEnabled", "handRaised", "screen"] as const;
  return Object.fromEntries(kinds.filter((kind) => was[kind] !== is[kind]).map((kind) => [kind, is[kind]]));
}

/** The role goes on by itself only when the host leaves; handed over it is an event of its own. */
function newHost({ hostId }: Call, { type, call }: CallChange): EventDetail {
  return type === "left" && call.hostId !== hostId ? { hostId: call.hostId } : {};
}
