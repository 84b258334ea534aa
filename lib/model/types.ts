/**
 * The words of the model. Everything in lib/model is written from the semantics alone and shares nothing with lib/call,
 * so that the same mistake is not made twice.
 */

import type { Status, View } from "./views";

/** Somebody in a call, the caller included. */
export interface Part {
  readonly user: string;
  status: Status;
  rejectReason?: "busy" | "declined";
  muted: boolean;
  videoEnabled: boolean;
  /** The client in the call. */
  client?: string;
  epoch: number;
  /** Until when it rings here, in milliseconds of the world; absent: it does not ring. */
  ringUntil?: number;
  /** The place in the order of joining. */
  joined: number;
  connectedSince?: number;
  /** Milliseconds of earlier stays. */
  talked: number;
  everConnected: boolean;
  /** The call does not reach them: they have blocked who called them. */
  hidden: boolean;
  /** How it looks to the others, where an invitation does not reach them and they know the call already. */
  seeming?: { status: "calling" | "missed" | "cancelled"; until?: number };
  /** The caller, once invited back or come back: from then on a participant like any other. */
  cameBack: boolean;
  /** The call as it stood at their own end, for who never connected. */
  lastView?: View;
}

export interface Call {
  readonly id: string;
  readonly type: "audio" | "video";
  readonly caller: string;
  readonly callees: string[];
  /** Placed with the id of the group. */
  readonly ofGroup: boolean;
  /** A group call: for good, once it has been one. */
  group: boolean;
  host: string;
  status: Status;
  endReason?: "hangup" | "host_ended" | "all_left" | "max_duration";
  /** An offer is pending. */
  offer: boolean;
  /** The description that took it. */
  answer?: string;
  readonly parts: Part[];
  /** How many have come into it so far. */
  joins: number;
  connectedAt?: number;
  endedAt?: number;
  aloneSince?: number;
}

/** Milliseconds, and how many may be connected. */
export interface Rules {
  /** What time passes in; durations are compared in it. */
  readonly unit: number;
  readonly ring: number;
  readonly alone: number;
  readonly longest: number;
  readonly places: number;
}

export interface Block {
  readonly by: string;
  readonly of: string;
}

/** Everything there is. It is copied before each step. */
export interface World {
  readonly rules: Rules;
  readonly users: readonly string[];
  /** Who is in the one group. */
  readonly members: readonly string[];
  /** Who has blocked whom. */
  readonly blocks: readonly Block[];
  /** Whose setting rejects a second call as busy. */
  readonly rejecters: readonly string[];
  now: number;
  /** In the order in which they were placed. */
  readonly calls: Call[];
}

export * from "./actions";
export * from "./views";
