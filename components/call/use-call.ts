import { useCallback, useEffect, useState } from "react";
import { api, RequestError } from "@/lib/client/api";
import type { CallDetail } from "@/lib/contract";

export type CallState =
  { readonly state: "loading" | "none" | "failed" } | { readonly state: "loaded"; readonly call: CallDetail };

const absent = ["CALL_NOT_FOUND", "NOT_FOUND", "NOT_A_PARTICIPANT", "VALIDATION_ERROR"];

/** How often a call that is not over is looked at: nothing is pushed to who is no longer in it. */
const everyMs = 3_000;

const isLive = (read: CallState) =>
  read.state === "loaded" && ["calling", "ringing", "connected"].includes(read.call.status);

/** A call by its id, read anew whenever `stamp` changes, and again and again until it is over. */
export function useCall(id: string, stamp: string) {
  const [read, setRead] = useState<CallState>({ state: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    api.getCall({ id }, { signal: abort.signal }).then(
      (call) => setRead({ state: "loaded", call }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const none = error instanceof RequestError && absent.includes(error.code);
        setRead({ state: none ? "none" : "failed" });
      },
    );
    return () => abort.abort();
  }, [id, stamp, round]);
  useEffect(() => {
    if (!isLive(read)) return;
    const timer = setTimeout(() => setRound((before) => before + 1), everyMs);
    return () => clearTimeout(timer);
  }, [read]);
  const reload = useCallback(() => {
    setRead({ state: "loading" });
    setRound((before) => before + 1);
  }, []);
  return { read, reload };
}
