import type { PastCall } from "@/db/history";
import { participantOf, talkSeconds, viewFor } from "@/lib/call";
import type { CallRecord } from "@/lib/contract";
import { durationOf, outlineOf } from "../calls/detail";
import { isoIf } from "../commands/command";

/** So many of the others are named. */
const NAMED = 5;

/** Those others of whom the reader knows: the first few, and how many more there are. */
function othersOf({ people }: PastCall, ids: readonly string[], userId: string) {
  const known = new Set(ids.filter((id) => id !== userId));
  const named = people.filter((person) => known.has(person.userId)).slice(0, NAMED);
  return {
    people: named.map(({ userId, name, avatar }) => ({
      userId,
      userName: name,
      userAvatar: avatar ?? undefined,
    })),
    others: known.size - named.length,
  };
}

/** A call in its reader's history; undefined when it does not reach them. */
export function recordOf(past: PastCall, userId: string): CallRecord | undefined {
  const { call, outcome, caller, groupName, now } = past;
  const view = viewFor(call, userId);
  const own = participantOf(call, userId);
  if (!view || !own) return undefined;
  return {
    ...outlineOf(view, caller),
    group: view.group,
    groupName,
    ...othersOf(past, [view.callerId, ...view.calleeIds], userId),
    status: outcome,
    callStatus: view.status,
    direction: call.callerId === userId ? "outgoing" : "incoming",
    duration: talkSeconds(own, now),
    callDuration: durationOf(view, now),
    endedAt: isoIf(own.overAt),
  };
}
