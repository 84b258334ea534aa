import { dueCallIdsOf, type HistoryFilter } from "@/db/history";
import type { endpoints, InputOf } from "@/lib/contract";
import { tryAct, unchanged } from "../calls/act";
import type { Live } from "../live";

const DAY_MS = 86_400_000;

/** The last millisecond of a date, or the moment itself. */
function endOf(text: string): Date {
  const isDate = !text.includes("T");
  return new Date(Date.parse(text) + (isDate ? DAY_MS - 1 : 0));
}

type Asked = Omit<InputOf<typeof endpoints.listCalls>, "limit" | "offset">;

/** Which calls are asked for. */
export function filterOf(asked: Asked): HistoryFilter {
  const { userId, type, status, direction, personId, search, startTime, endTime } = asked;
  return {
    ...{ userId, type, direction, personId, search, outcome: status },
    from: startTime === undefined ? undefined : new Date(startTime),
    until: endTime === undefined ? undefined : endOf(endTime),
  };
}

/** What is due in this user's calls happens first, and is written: what became of a call decides where it is found. */
export async function settle(live: Live, userId: string): Promise<void> {
  const due = await dueCallIdsOf(live.db, userId);
  await Promise.all(due.map((callId) => tryAct(live, callId, { decide: unchanged })));
}
