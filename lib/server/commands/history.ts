import { countHistory, dueCallIdsOf, historyPage, type PastCall } from "@/db/history";
import { participantOf, talkSeconds, viewFor } from "@/lib/call";
import type { CallRecord, endpoints } from "@/lib/contract";
import { tryAct, unchanged } from "../calls/act";
import { durationOf, outlineOf } from "../calls/detail";
import type { Live } from "../live";
import { type Command, isoIf } from "./command";

/** How far the calls on all pages are counted. */
const COUNTED = 10_000;

const DAY_MS = 86_400_000;

/** The last millisecond of a date, or the moment itself. */
function endOf(text: string): Date {
  const isDate = !text.includes("T");
  return new Date(Date.parse(text) + (isDate ? DAY_MS - 1 : 0));
}

/** What is due in this user's calls happens first, and is written: what became of a call decides where it is found. */
async function settle(live: Live, userId: string): Promise<void> {
  const due = await dueCallIdsOf(live.db, userId);
  await Promise.all(due.map((callId) => tryAct(live, callId, { decide: unchanged })));
}

/** A call in its reader's history; undefined when it does not reach them. */
function recordOf({ call, outcome, caller, now }: PastCall, userId: string): CallRecord | undefined {
  const view = viewFor(call, userId);
  const own = participantOf(call, userId);
  if (!view || !own) return undefined;
  return {
    ...outlineOf(view, caller),
    status: outcome,
    callStatus: view.status,
    direction: call.callerId === userId ? "outgoing" : "incoming",
    duration: talkSeconds(own, now),
    callDuration: durationOf(view, now),
    endedAt: isoIf(own.overAt),
  };
}

/** One's own calls as they are true now, the newest first. */
export const listCalls: Command<typeof endpoints.listCalls> = async (live, input) => {
  const { userId, type, status, startTime, endTime, limit, offset } = input;
  await settle(live, userId);
  const filter = {
    userId,
    type,
    outcome: status,
    from: startTime === undefined ? undefined : new Date(startTime),
    until: endTime === undefined ? undefined : endOf(endTime),
  };
  const [found, total] = await Promise.all([
    // One more than is shown tells whether there is another page, since the total is capped.
    historyPage(live.db, filter, { limit: limit + 1, offset }),
    countHistory(live.db, filter, COUNTED),
  ]);
  const items = found.slice(0, limit).flatMap((past) => recordOf(past, userId) ?? []);
  return { items, total, more: found.length > limit };
};
