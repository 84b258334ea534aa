/** The words of a call, as they stand in the API and in the database. */

/** The seven statuses of a call, used for a participant too. */
export const callStatuses = [
  "calling",
  "ringing",
  "connected",
  "ended",
  "missed",
  "rejected",
  "cancelled",
] as const;
export type CallStatus = (typeof callStatuses)[number];

export const callTypes = ["audio", "video"] as const;
export type CallType = (typeof callTypes)[number];

export const rejectReasons = ["busy", "declined"] as const;
export type RejectReason = (typeof rejectReasons)[number];

export const endReasons = ["hangup", "host_ended", "all_left", "connection_lost", "max_duration"] as const;
export type EndReason = (typeof endReasons)[number];

/** What happened, as told to people and kept in the timeline. One per version of a call. */
export const callEventTypes = [
  "incoming",
  "ringing",
  "answered",
  "rejected",
  "cancelled",
  "missed",
  "connected",
  "ended",
  "invited",
  "joined",
  "left",
  "reconnecting",
  "reconnected",
  "media",
  "host",
  "replaced",
] as const;
export type CallEventType = (typeof callEventTypes)[number];
