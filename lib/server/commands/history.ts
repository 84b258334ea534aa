import { countHistory, historyPage } from "@/db/history";
import type { endpoints } from "@/lib/contract";
import { filterOf, settle } from "../history/filter";
import { recordOf } from "../history/record";
import type { Command } from "./command";

/** How far the calls on all pages are counted. */
const COUNTED = 10_000;

/** One's own calls as they are true now, the newest first. */
export const listCalls: Command<typeof endpoints.listCalls> = async (live, input) => {
  const { userId, limit, offset } = input;
  await settle(live, userId);
  const filter = filterOf(input);
  const [found, total] = await Promise.all([
    // One more than is shown tells whether there is another page, since the total is capped.
    historyPage(live.db, filter, { limit: limit + 1, offset }),
    countHistory(live.db, filter, COUNTED),
  ]);
  const items = found.slice(0, limit).flatMap((past) => recordOf(past, userId) ?? []);
  return { items, total, more: found.length > limit };
};
