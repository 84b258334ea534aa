import type { CallDetail, ErrorCode } from "@/lib/contract";
import { isLive, memberOf } from "./read";
import type { CallOutcome } from "./types";

type Final = Exclude<CallOutcome["status"], "failed">;

const isFinal = (status: string): status is Final =>
  status === "ended" || status === "cancelled" || status === "rejected" || status === "missed";

/** Whole seconds that this person has been connected. */
function talked(call: CallDetail, userId: string): number {
  const own = memberOf(call, userId);
  if (!call.group || own?.joinedAt === undefined || own.leftAt === undefined) return call.duration;
  return Math.max(0, Math.floor((Date.parse(own.leftAt) - Date.parse(own.joinedAt)) / 1000));
}

/** How a call went for this viewer, once it, or the viewer's part in it, is over. */
export function outcomeOf(call: CallDetail, viewerId: string, byMe: boolean): CallOutcome {
  const status = isLive(call.status) ? memberOf(call, viewerId)?.status : call.status;
  const rejectReason = call.members.find((member) => member.rejectReason !== undefined)?.rejectReason;
  return {
    status: status !== undefined && isFinal(status) ? status : "ended",
    ...(call.endReason !== undefined && { endReason: call.endReason }),
    ...(status === "rejected" && rejectReason !== undefined && { rejectReason }),
    byMe,
    duration: talked(call, viewerId),
  };
}

/** What a hang-up means at this instant, before the server has said so. `now` is server time. */
export function ownHangUp(connectedAt: number | undefined, now: number): CallOutcome {
  if (connectedAt === undefined) return { status: "cancelled", byMe: true, duration: 0 };
  const duration = Math.max(0, Math.floor((now - connectedAt) / 1000));
  return { status: "ended", endReason: "hangup", byMe: true, duration };
}

/** The call was gone when the connection came back, and nothing more is known. */
export function lostOutcome(connectedAt: number | undefined, now: number): CallOutcome {
  if (connectedAt === undefined) return failed("NETWORK");
  return { ...ownHangUp(connectedAt, now), endReason: "connection_lost", byMe: false };
}

const failed = (code: ErrorCode | "NETWORK"): CallOutcome => ({
  status: "failed",
  code,
  byMe: false,
  duration: 0,
});

const told: Partial<Record<ErrorCode | "NETWORK", Final>> = {
  CALL_CANCELLED: "cancelled",
  CALL_REJECTED: "rejected",
  CALL_MISSED: "missed",
  CALL_ENDED: "ended",
};

/** Why a call could not be placed, answered or joined. A call that was over already is told as such. */
export function refusedOutcome(code: ErrorCode | "NETWORK"): CallOutcome {
  const status = told[code];
  return status === undefined ? failed(code) : { status, byMe: false, duration: 0 };
}
