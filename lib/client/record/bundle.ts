import type { CallDetail, CallStats, Member, TimelineEvent } from "@/lib/contract";

/** What is known of a call. */
export interface CallRecord {
  readonly call: CallDetail;
  readonly timeline: readonly TimelineEvent[];
  readonly stats?: CallStats;
}

/** Where and with what it was looked at. */
export interface Surroundings {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The version of the application. */
  readonly version: string;
  /** `User-Agent` (RFC 9110, section 10.1.5). */
  readonly browser: string;
}

/** Named one by one, so that nothing comes along that is added to a call later: no SDP, no clients, no addresses. */
const personOf = ({ userId, userName, status, rejectReason, joinedAt, leftAt, ...member }: Member) => ({
  userId,
  userName,
  status,
  rejectReason,
  joinedAt,
  leftAt,
  muted: member.muted,
  videoEnabled: member.videoEnabled,
  screen: member.screen,
  epoch: member.epoch,
  negotiation: member.negotiation,
});

const callOf = ({
  id,
  type,
  status,
  endReason,
  group,
  groupId,
  callerId,
  calleeIds,
  ...call
}: CallDetail) => ({
  id,
  type,
  status,
  endReason,
  group,
  groupId,
  callerId,
  calleeIds,
  hostId: call.hostId,
  createdAt: call.createdAt,
  connectedAt: call.connectedAt,
  endedAt: call.endedAt,
  duration: call.duration,
  version: call.version,
  members: call.members.map(personOf),
});

/** Pure: a call to be handed on to who is to find out what went wrong, as JSON. */
export const bundleOf = ({ call, timeline, stats }: CallRecord, around: Surroundings): string =>
  JSON.stringify({ format: "ringback-call", ...around, call: callOf(call), timeline, stats }, null, 2);
