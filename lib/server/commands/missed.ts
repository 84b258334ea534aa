import { missedCalls, seeHistory } from "@/db/missed";
import { ApiError, type endpoints, type Missed } from "@/lib/contract";
import { settle } from "../history/filter";
import type { Live } from "../live";
import type { Command } from "./command";

/** How far they are counted. */
const COUNTED = 1000;

async function missedOf({ db }: Live, userId: string): Promise<Missed> {
  const found = await missedCalls(db, userId, COUNTED);
  if (!found) throw new ApiError("UNAUTHORIZED");
  return { missed: found.missed, seenAt: found.seenAt.toISOString() };
}

/** What the caller has missed and not seen yet, as it is true now. */
export const getMissed: Command<typeof endpoints.getMissed> = async (live, { userId }) => {
  await settle(live, userId);
  return missedOf(live, userId);
};

/** The caller has seen their history: their other clients need not say any more that there is something new in it. */
export const seeMissed: Command<typeof endpoints.seeMissed> = async (live, { userId, seenAt }) => {
  await seeHistory(live.db, userId, seenAt === undefined ? undefined : new Date(seenAt));
  const left = await missedOf(live, userId);
  for (const client of live.clients.of(userId)) client.missed(left);
  return { success: true, ...left };
};
