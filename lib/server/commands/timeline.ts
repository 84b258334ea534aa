import { type TimelineRow, timelineUpTo } from "@/db/events";
import { participantOf } from "@/lib/call";
import type { endpoints, TimelineEvent } from "@/lib/contract";
import { readerOf } from "../calls/reader";
import type { Command } from "./command";
import { currentCall } from "./read";

/** An event as this reader may see it: what did not reach them did not concern them. */
function shown({ event, keyName }: TimelineRow, readerId: string): TimelineEvent {
  const { seq, type, at, actorId, keyId, detail } = event;
  const hidden = event.unawareIds?.includes(readerId) ?? false;
  const subjectIds = event.subjectIds?.filter((id) => !hidden || id !== readerId) ?? [];
  return {
    seq,
    type,
    at: at.toISOString(),
    ...(actorId === null ? {} : { actorId }),
    ...(subjectIds.length > 0 ? { subjectIds } : {}),
    ...(keyId === null ? {} : { key: { id: keyId, name: keyName ?? keyId } }),
    ...(detail === null ? {} : { detail }),
  };
}

/**
 * What happened in a call, for whoever may read it: who never connected reads on to their own end.
 * Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT.
 */
export const getTimeline: Command<typeof endpoints.getTimeline> = async (live, { id }, caller) => {
  const { call } = await currentCall(live, id);
  const readerId = await readerOf(live, call, caller);
  const last = participantOf(call, readerId)?.lastView?.version ?? call.version;
  return (await timelineUpTo(live.db, id, last)).map((row) => shown(row, readerId));
};
