/**
 * The words of a call. Times are milliseconds since the Unix epoch; everything is immutable.
 * This folder imports nothing: what happens to a call is decided by values alone.
 */

import type { CallEventType, CallStatus, CallType, EndReason, RejectReason } from "./words";

export * from "./words";

/** An SDP description as the browser made it (RFC 8829). */
export interface Description {
  readonly type: "offer" | "answer";
  readonly sdp: string;
}

/**
 * The hold that a client with a socket has on its place in a call. While the socket lives, `until` moves ahead of
 * `seenAt`; when it has passed, the place is given up as of `seenAt`. A client that never had a socket has none.
 */
export interface Lease {
  readonly seenAt: number;
  readonly until: number;
}

/** What a participant's client has switched on. */
export interface MediaState {
  readonly muted: boolean;
  readonly videoEnabled: boolean;
  readonly handRaised: boolean;
  readonly screen: boolean;
}

export interface Participant extends MediaState {
  /** Since when the hand is raised, while it is. */
  readonly handRaisedAt?: number;
  readonly userId: string;
  readonly status: CallStatus;
  /** The call does not reach this user, who does not let the caller or inviter call them: to the others they look as if offline. */
  readonly hidden: boolean;
  /**
   * It does not ring at this user, who was not to be disturbed when they were called: they hear of it once their part
   * is over. Coming in by themselves ends it.
   */
  readonly silenced: boolean;
  /**
   * What the others see instead of `status`: somebody whom this user has blocked has invited them to a call that they
   * know. It does not reach them, and their own part stays as it was.
   */
  readonly shownAs?: "calling" | "missed" | "cancelled";
  readonly rejectReason?: RejectReason;
  /** Grows with each answer or join; signals of an older epoch are void. 0 = was never in the call; the caller starts at 1. */
  readonly epoch: number;
  /** What the client that occupies the place, or did last, has declared. */
  readonly negotiation?: "perfect";
  /** The client that occupies the place: that placed, answered or joined. */
  readonly clientId?: string;
  readonly lease?: Lease;
  /** The socket of the occupying client is gone and its lease still runs. */
  readonly reconnecting: boolean;
  /** While it rings here: when it becomes missed. */
  readonly ringUntil?: number;
  /** Clients that have confirmed that they ring; browsers only. */
  readonly ringingClients: readonly string[];
  readonly joinedAt?: number;
  readonly leftAt?: number;
  /** When their part was over last. */
  readonly overAt?: number;
  /** Whole milliseconds talked in earlier stays; the present stay counts from `joinedAt`. */
  readonly talkedBefore: number;
  /** For who never connected and whose part is over while the call goes on: the call as it stood then. */
  readonly lastView?: CallView;
}

export interface Call {
  readonly id: string;
  readonly type: CallType;
  readonly callerId: string;
  readonly calleeIds: readonly string[];
  readonly groupId?: string;
  /** A group call for good once it has had a `groupId`, two callees or an invitation. */
  readonly group: boolean;
  readonly hostId: string;
  readonly status: CallStatus;
  readonly endReason?: EndReason;
  readonly createdAt: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  /** Since when one person is alone in a connected group call with nobody ringing. */
  readonly aloneSince?: number;
  /** Grows by one with every change. */
  readonly version: number;
  /** The caller's offer, until the first answer takes it. */
  readonly offer?: Description;
  /** The answer that took the offer. */
  readonly answer?: Description;
  /** The caller first, then callees in the order in which they were called or joined. */
  readonly participants: readonly Participant[];
}

/** Deadlines in milliseconds, and the size of a mesh. */
export interface CallSettings {
  /** How long it rings at one callee. */
  readonly ringMs: number;
  /** How long a call that nobody answered outlives the socket of the client that placed it. */
  readonly callerGoneMs: number;
  /** How long a connected participant's place outlives its socket. */
  readonly participantGoneMs: number;
  /** How long one person may be alone in a connected group call while nobody rings. */
  readonly aloneMs: number;
  readonly longestMs: number;
  /** Connected participants at most. */
  readonly maxConnected: number;
  /** People who are called or invited at most. */
  readonly maxCallees: number;
}

/** Why an action is refused. A subset of the codes of the API. */
export type Refusal =
  | "FORBIDDEN"
  | "NOT_A_PARTICIPANT"
  | "NOT_HOST"
  | "NOT_GROUP_MEMBER"
  | "VALIDATION_ERROR"
  | "CALL_ALREADY_CONNECTED"
  | "ANSWERED_ELSEWHERE"
  | "CALL_CANCELLED"
  | "CALL_REJECTED"
  | "CALL_MISSED"
  | "CALL_ENDED"
  | "NOT_CONNECTED"
  | "CALL_FULL";

/** The client that acts, and whether it holds a socket (then it gets a lease). */
export interface Actor {
  readonly userId: string;
  readonly clientId: string;
  readonly hasSocket: boolean;
  /** Declares perfect negotiation (W3C WebRTC). */
  readonly negotiation?: "perfect";
}

interface Invitation {
  readonly inviteeIds: readonly string[];
  readonly hiddenIds?: readonly string[];
  readonly silencedIds?: readonly string[];
}

/** What can happen to a call after it was placed. */
export type CallAction =
  /** A client of a callee confirms that it rings. `counts` is false for a program that only polls. */
  | { readonly type: "ring"; readonly userId: string; readonly clientId: string; readonly counts: boolean }
  | ({
      readonly type: "answer";
      readonly answer?: Description;
      readonly muted?: boolean;
      readonly videoEnabled?: boolean;
    } & Actor)
  | { readonly type: "reject"; readonly userId: string; readonly reason: RejectReason }
  | { readonly type: "cancel"; readonly userId: string }
  | { readonly type: "hangup"; readonly userId: string }
  | { readonly type: "leave"; readonly userId: string }
  /** `hiddenIds`: those of them whom it does not reach; `silencedIds`: those at whom it does not ring. */
  | ({ readonly type: "invite"; readonly userId: string } & Invitation)
  | ({
      readonly type: "join";
      /** Decided outside: is this user a member of the call's group? */
      readonly groupMember: boolean;
      readonly muted?: boolean;
      readonly videoEnabled?: boolean;
    } & Actor)
  /** `userId` changes the state of `targetId`: its own, or, as host of a group, switches another's off. */
  | ({ readonly type: "media"; readonly userId: string; readonly targetId: string } & Partial<MediaState>)
  /** The host of a group hands the role to `hostId`. */
  | { readonly type: "host"; readonly userId: string; readonly hostId: string }
  /** The socket of the client in the call is gone. */
  | { readonly type: "gone"; readonly userId: string; readonly clientId: string; readonly seenAt: number }
  /** The same client is back on a socket. */
  | { readonly type: "back"; readonly userId: string; readonly clientId: string };

/** One change: what happened, by whom, and the whole call after it. */
export interface CallChange {
  readonly type: CallEventType;
  /** Absent when a deadline did it. */
  readonly actorId?: string;
  /** Whom it concerns, where that is not the actor (missed, invited, muted by the host). */
  readonly subjectIds?: readonly string[];
  readonly at: number;
  readonly call: Call;
}

/** The answer to an action: the changes in order (none when it had already been achieved), or a refusal. */
export type Outcome =
  | { readonly ok: true; readonly call: Call; readonly changes: readonly CallChange[] }
  | { readonly ok: false; readonly code: Refusal; readonly call: Call };

/** A participant as others may see them. */
export interface MemberView extends MediaState {
  readonly handRaisedAt?: number;
  readonly userId: string;
  readonly status: CallStatus;
  readonly rejectReason?: RejectReason;
  readonly reconnecting: boolean;
  readonly joinedAt?: number;
  readonly leftAt?: number;
  readonly epoch: number;
  readonly negotiation?: "perfect";
  /** Looks as if offline. */
  readonly hidden: boolean;
  /** On how many browsers it rings, while it does. */
  readonly ringingOn?: number;
}

/** A call as one viewer may see it. */
export interface CallView {
  readonly id: string;
  readonly type: CallType;
  readonly callerId: string;
  readonly calleeIds: readonly string[];
  readonly groupId?: string;
  readonly group: boolean;
  readonly hostId: string;
  readonly status: CallStatus;
  readonly endReason?: EndReason;
  readonly createdAt: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly version: number;
  readonly members: readonly MemberView[];
  /** Connected users in order of joining. */
  readonly participants: readonly string[];
  /** For who can still answer, while it is pending. */
  readonly offer?: Description;
  /** For the caller, once an answer took the offer. */
  readonly answer?: Description;
  /** The viewer's own client in the call, so that their other clients know it is elsewhere. */
  readonly ownClientId?: string;
}
