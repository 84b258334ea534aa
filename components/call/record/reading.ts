import { isLive } from "@/lib/client/read";
import type { CallRecord } from "@/lib/client/record";

/** A call as it was read last. */
export interface Loaded {
  readonly state: "loaded";
  readonly record: CallRecord;
  /** Something of it could not be read this time. */
  readonly lacking: boolean;
}
export type RecordState = { readonly state: "loading" | "none" | "failed" } | Loaded;

/** What the others measured last comes so long after the end. */
const lateMs = 12_000;

/** Whether there is more to read of it, now (server time, milliseconds since the epoch). */
export function isUnfinished({ record: { call, stats }, lacking }: Loaded, now: number): boolean {
  if (lacking || isLive(call.status)) return true;
  return stats !== undefined && call.endedAt !== undefined && now - Date.parse(call.endedAt) < lateMs;
}

/** What is shown when a reading has failed: what was there before, which is to be read again. */
export const failedAfter = (before: RecordState): RecordState =>
  before.state === "loaded" ? { ...before, lacking: true } : { state: "failed" };
