import { useEffect, useState } from "react";
import { api } from "@/lib/client/api";
import type { CallStats } from "@/lib/contract";

const everyMs = 5_000;
/** Of the last so many seconds: long enough to hold a report of everybody. */
const recent = 20;

const nothing: CallStats["links"] = [];

/** What everybody reported of their connections lately; asked for again and again while `active`. */
export function useToldLinks(callId: string | undefined, active: boolean): CallStats["links"] {
  const [links, setLinks] = useState(nothing);
  useEffect(() => {
    if (!active || callId === undefined) return;
    const abort = new AbortController();
    const ask = async () => {
      try {
        setLinks((await api.getStats({ callId, recent }, { signal: abort.signal })).links);
      } catch {
        // What is shown stays until it is told again.
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      clearInterval(timer);
      abort.abort();
    };
  }, [callId, active]);
  return links;
}
