import { readCalls } from "@/db/calls";
import { packStats, unpackedCallIds } from "@/db/stat-packs";
import { attempt } from "./attempt";
import { afterEndMs } from "./commands/report-stats";
import { talkers } from "./commands/stats";
import type { Live } from "./live";

/** A report that came in time may still be written. Milliseconds. */
const marginMs = 60_000;
const atOnce = 100;

/** Packs what was measured in calls of which nothing more can be reported. */
export async function packEndedStats(live: Live): Promise<void> {
  for (const callId of await unpackedCallIds(live.db, afterEndMs + marginMs, atOnce)) {
    // One that fails must not keep the others waiting.
    await attempt("packing what was measured in a call", async () => {
      const [found] = await readCalls(live.db, [callId]);
      if (found) await packStats(live.db, callId, talkers(found.call));
    });
  }
}
