import { useCallback, useEffect, useState } from "react";
import { getCall, RequestError } from "@/lib/client/api";
import type { CallDetail } from "@/lib/contract";

export type CallState =
  { readonly state: "loading" | "none" | "failed" } | { readonly state: "loaded"; readonly call: CallDetail };

const absent = ["CALL_NOT_FOUND", "NOT_FOUND", "NOT_A_PARTICIPANT", "VALIDATION_ERROR"];

/** A call by its id, read anew whenever `stamp` changes. */
export function useCall(id: string, stamp: string) {
  const [read, setRead] = useState<CallState>({ state: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    getCall(id, abort.signal).then(
      (call) => setRead({ state: "loaded", call }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const none = error instanceof RequestError && absent.includes(error.code);
        setRead({ state: none ? "none" : "failed" });
      },
    );
    return () => abort.abort();
  }, [id, stamp, round]);
  const reload = useCallback(() => {
    setRead({ state: "loading" });
    setRound((before) => before + 1);
  }, []);
  return { read, reload };
}
