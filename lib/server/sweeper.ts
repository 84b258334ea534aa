import { setTimeout as wait } from "node:timers/promises";
import { readCalls } from "@/db/calls";
import { dueCallIds } from "@/db/deadlines";
import { markPublishedUpTo, unpublishedEvents } from "@/db/events";
import { deleteOldReplies } from "@/db/idempotency";
import { deleteOldDeliveries } from "@/db/deliveries";
import { deleteOldRings } from "@/db/push-rings";
import { deleteExpiredSessions, endedAmong } from "@/db/sessions";
import { deleteOldSignals } from "@/db/signals";
import { deleteOldStats } from "@/db/stat-packs";
import { attempt } from "./attempt";
import { tryAct, unchanged } from "./calls/act";
import { announce } from "./calls/announce";
import { delivered } from "./commands/answer";
import type { Live } from "./live";
import { packEndedStats } from "./pack-stats";

/** Lets every deadline that has passed happen. Calls that another process holds are left to it. */
export async function sweepDeadlines(live: Live): Promise<void> {
  for (const callId of await dueCallIds(live.db)) {
    // One that fails must not keep the others waiting.
    await attempt("a deadline", () => tryAct(live, callId, { decide: unchanged, skipLocked: true }));
  }
}

/** Tells what a dying process has committed and not told: the present state, which includes everything before. */
export async function publishLeftovers(live: Live, olderThanMs = 2000): Promise<void> {
  for (const event of await unpublishedEvents(live.db, olderThanMs)) {
    await live.publisher.reserve(event.callId).fill(async () => {
      const [found] = await readCalls(live.db, [event.callId]);
      if (found) {
        live.relay.remember(found.call);
        announce(live, { ...event, call: found.call }, found.call, found.profiles);
        live.push.changed(undefined, found.call);
        delivered(live, found.call);
      }
      await markPublishedUpTo(live.db, event);
    });
  }
}

/** Forgets what nobody needs any more. */
async function clean(live: Live): Promise<void> {
  await deleteOldSignals(live.db, live.settings.signalKeepMs);
  await deleteOldReplies(live.db, live.settings.idempotencyKeepMs);
  await deleteOldDeliveries(live.db, live.settings.webhooks.keepMs);
  await deleteOldRings(live.db, live.settings.call.longestMs);
  await deleteOldStats(live.db, live.settings.statsKeepMs);
  for (const sessionId of await deleteExpiredSessions(live.db)) live.closeSession(sessionId);
}

/** Another process may have ended the session of somebody who is connected here. */
async function closeEnded(live: Live): Promise<void> {
  const open = [...new Set(live.clients.all().map(({ sessionId }) => sessionId))];
  for (const sessionId of await endedAmong(live.db, open)) live.closeSession(sessionId);
}

/** Sweeps until stopped; resolves when the last sweep has finished. */
export async function sweep(live: Live, signal: AbortSignal): Promise<void> {
  for (let round = 0; !signal.aborted; round += 1) {
    await attempt("the sweep of deadlines", () => sweepDeadlines(live));
    await attempt("telling of what was not told", () => publishLeftovers(live));
    await attempt("telling browsers that it rings no more", () => live.push.tellOver());
    if (round % 10 === 0) await attempt("closing what has ended", () => closeEnded(live));
    if (round % 120 === 0) await attempt("the cleaning", () => clean(live));
    if (round % 120 === 60) await attempt("the packing of measurements", () => packEndedStats(live));
    await wait(live.settings.sweepMs, undefined, { signal }).catch(() => undefined);
  }
}
