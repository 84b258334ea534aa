import type { CallDetail, CallRecord } from "@/lib/contract";
import type { Record, View } from "@/lib/model";
import { rules } from "./rules";
import type { Stage } from "./stage";

export const unitsOf = (seconds: number) => Math.floor((seconds * 1_000) / rules.unit);

/** What the API shows of a call, in the words of the model. Times are left out, durations are in units. */
export function viewOf({ nameOf, callName, groupId }: Stage, call: CallDetail): View {
  return {
    id: callName(call.id),
    type: call.type,
    caller: nameOf(call.callerId),
    callees: call.calleeIds.map(nameOf),
    status: call.status,
    units: unitsOf(call.duration),
    endReason: call.endReason,
    group: call.group,
    ofGroup: call.groupId === groupId,
    host: nameOf(call.hostId),
    participants: call.participants.map(nameOf),
    members: call.members.map(({ userId, status, rejectReason, muted, videoEnabled, epoch }) => ({
      user: nameOf(userId),
      status,
      rejectReason,
      muted,
      videoEnabled,
      epoch,
    })),
    client: call.clientId,
    offer: call.offer ? true : undefined,
    answer: call.answer ? true : undefined,
    waiting: call.waiting ? true : undefined,
  };
}

export function recordOf({ callName }: Stage, record: CallRecord): Record {
  return {
    id: callName(record.id),
    status: record.status,
    callStatus: record.callStatus,
    direction: record.direction,
    units: unitsOf(record.duration),
    callUnits: unitsOf(record.callDuration),
    over: record.endedAt !== undefined,
  };
}
