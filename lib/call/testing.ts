import { place, type Placing } from "./place";
import { transition } from "./transition";
import type { Actor, Call, CallAction, CallChange, CallSettings } from "./types";

/** The defaults of the application, for tests. */
export const settings: CallSettings = {
  ringMs: 30_000,
  callerGoneMs: 10_000,
  participantGoneMs: 30_000,
  aloneMs: 60_000,
  longestMs: 12 * 60 * 60 * 1000,
  maxConnected: 8,
  maxCallees: 49,
};

/** When the calls of the tests are placed. */
export const start = Date.UTC(2024, 0, 15, 10, 30);

/** So many seconds after a call was placed. */
export const at = (seconds: number): number => start + seconds * 1000;

/** A user's browser tab; `device` tells several apart. */
export const on = (userId: string, device = 1): Actor => ({
  userId,
  clientId: `${userId}-${device}`,
  hasSocket: true,
});

/** Alice calls. */
export function placed(calleeIds: readonly string[], more: Partial<Placing> = {}): Call {
  const input = { id: "call-1", type: "video" as const, callerId: "alice", calleeIds, actor: on("alice") };
  return place({ ...input, ...more }, start, settings).call;
}

/** The change that the action makes; an error when it is refused or changes nothing. */
export function changeBy(call: Call, action: CallAction, now: number): CallChange {
  const outcome = transition(call, action, now, settings);
  const change = outcome.ok ? outcome.changes.at(-1) : undefined;
  if (!change) throw new Error(`${action.type}: ${outcome.ok ? "unchanged" : outcome.code}`);
  return change;
}

/** `ok`, or the code with which the action is refused, late in the time of the tests. */
export function codeOf(call: Call, action: CallAction): string {
  const outcome = transition(call, action, at(50), settings);
  return outcome.ok ? "ok" : outcome.code;
}

/** The call after actions of which each must change it. */
export function after(call: Call, now: number, ...actions: readonly CallAction[]): Call {
  return actions.reduce((current, action) => changeBy(current, action, now).call, call);
}

/** The call while sockets live, those of the reconnecting excepted: leases are renewed outside of the core, without a version. */
export function withSocketsAlive(call: Call, seenAt: number): Call {
  const renewed = { seenAt, until: seenAt + settings.participantGoneMs };
  const participants = call.participants.map((participant) =>
    participant.lease && !participant.reconnecting ? { ...participant, lease: renewed } : participant,
  );
  return { ...call, participants };
}

/** The short words of tests for what people do. */
export const says = {
  ring: (userId: string, device = 1): CallAction => ({
    type: "ring",
    userId,
    clientId: on(userId, device).clientId,
    counts: true,
  }),
  answer: (userId: string, device = 1): CallAction => ({ type: "answer", ...on(userId, device) }),
  reject: (userId: string): CallAction => ({ type: "reject", userId, reason: "busy" }),
  cancel: (userId: string): CallAction => ({ type: "cancel", userId }),
  hangup: (userId: string): CallAction => ({ type: "hangup", userId }),
  leave: (userId: string): CallAction => ({ type: "leave", userId }),
  invite: (userId: string, ...inviteeIds: readonly string[]): CallAction => ({
    type: "invite",
    userId,
    inviteeIds,
  }),
  join: (userId: string, device = 1): CallAction => ({
    type: "join",
    groupMember: true,
    ...on(userId, device),
  }),
  host: (userId: string, hostId: string): CallAction => ({ type: "host", userId, hostId }),
  mute: (userId: string, targetId = userId): CallAction => ({ type: "media", userId, targetId, muted: true }),
  gone: (userId: string, seenAt: number): CallAction => ({
    type: "gone",
    userId,
    clientId: on(userId).clientId,
    seenAt,
  }),
  back: (userId: string): CallAction => ({ type: "back", userId, clientId: on(userId).clientId }),
};
