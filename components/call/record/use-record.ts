import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { api, RequestError } from "@/lib/client/api";
import { isLive } from "@/lib/client/read";
import { failedAfter, isUnfinished, type Loaded, type RecordState } from "./reading";

/** The server says so for good: there is nothing for this user to read. */
const absent = ["CALL_NOT_FOUND", "NOT_FOUND", "NOT_A_PARTICIPANT", "VALIDATION_ERROR"];
const isAbsent = (error: unknown) => error instanceof RequestError && absent.includes(error.code);

/** How often a call that is not over is looked at: nothing is pushed to who is no longer in it. */
const everyMs = 3_000;

/** The call, and of one that is over what happened in it and how it was, as far as this user may know. */
async function readRecord(id: string, signal: AbortSignal): Promise<Loaded> {
  const call = await api.getCall({ id }, { signal });
  if (isLive(call.status)) return { state: "loaded", record: { call, timeline: [] }, lacking: false };
  const [timeline, stats] = await Promise.all([
    api.getTimeline({ id }, { signal }),
    // Who never connected may not read them, and without them the rest is as true.
    call.connectedAt === undefined
      ? undefined
      : api.getStats({ callId: id, series: "true" }, { signal }).catch((error: unknown) => {
          return isAbsent(error) ? undefined : ("later" as const);
        }),
  ]);
  const known = stats !== undefined && stats !== "later";
  return {
    state: "loaded",
    record: { call, timeline, ...(known && { stats }) },
    lacking: stats === "later",
  };
}

interface Options {
  /** It is read anew whenever this changes. */
  readonly stamp: string;
  /** What is to be added to this browser's clock for the server's, in milliseconds. */
  readonly serverOffset: number;
}

/** A call by its id, read again and again until nothing new can come. */
export function useRecord(id: string, { stamp, serverOffset }: Options) {
  const [read, setRead] = useState<RecordState>({ state: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    readRecord(id, abort.signal).then(setRead, (error: unknown) => {
      if (abort.signal.aborted) return;
      if (isAbsent(error)) setRead({ state: "none" });
      else setRead(failedAfter);
    });
    return () => abort.abort();
  }, [id, stamp, round]);
  const goesOn = useEffectEvent((loaded: Loaded) => isUnfinished(loaded, Date.now() + serverOffset));
  useEffect(() => {
    if (read.state !== "loaded" || !goesOn(read)) return;
    const timer = setTimeout(() => setRound((before) => before + 1), everyMs);
    return () => clearTimeout(timer);
  }, [read]);
  const reload = useCallback(() => {
    setRead({ state: "loading" });
    setRound((before) => before + 1);
  }, []);
  return { read, reload };
}
