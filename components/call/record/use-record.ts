import { useCallback, useEffect, useState } from "react";
import { api, RequestError } from "@/lib/client/api";
import { isLive } from "@/lib/client/read";
import type { CallRecord } from "@/lib/client/record";

export type RecordState =
  | { readonly state: "loading" | "none" | "failed" }
  | { readonly state: "loaded"; readonly record: CallRecord };

const absent = ["CALL_NOT_FOUND", "NOT_FOUND", "NOT_A_PARTICIPANT", "VALIDATION_ERROR"];

/** How often a call that is not over is looked at: nothing is pushed to who is no longer in it. */
const everyMs = 3_000;
/** What the others measured last comes so long after the end. */
const lateMs = 12_000;

/** The call, and of one that is over what happened in it and how it was, as far as this user may know. */
async function readRecord(id: string, signal: AbortSignal): Promise<CallRecord> {
  const call = await api.getCall({ id }, { signal });
  if (isLive(call.status)) return { call, timeline: [] };
  const [timeline, stats] = await Promise.all([
    api.getTimeline({ id }, { signal }),
    // Who never connected may not read them, and without them the rest is as true.
    call.connectedAt === undefined
      ? undefined
      : api.getStats({ callId: id, series: "true" }, { signal }).catch(() => undefined),
  ]);
  return { call, timeline, ...(stats && { stats }) };
}

function isUnfinished({ call, stats }: CallRecord): boolean {
  if (isLive(call.status)) return true;
  const sinceEnd = call.endedAt === undefined ? Infinity : Math.abs(Date.now() - Date.parse(call.endedAt));
  return stats !== undefined && sinceEnd < lateMs;
}

/** A call by its id, read anew whenever `stamp` changes, and again and again until nothing new can come. */
export function useRecord(id: string, stamp: string) {
  const [read, setRead] = useState<RecordState>({ state: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    readRecord(id, abort.signal).then(
      (record) => setRead({ state: "loaded", record }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const none = error instanceof RequestError && absent.includes(error.code);
        setRead({ state: none ? "none" : "failed" });
      },
    );
    return () => abort.abort();
  }, [id, stamp, round]);
  useEffect(() => {
    if (read.state !== "loaded" || !isUnfinished(read.record)) return;
    const timer = setTimeout(() => setRound((before) => before + 1), everyMs);
    return () => clearTimeout(timer);
  }, [read]);
  const reload = useCallback(() => {
    setRead({ state: "loading" });
    setRound((before) => before + 1);
  }, []);
  return { read, reload };
}
