import { useEffect, useState } from "react";
import { api } from "@/lib/client/api";
import type { QualityView } from "@/lib/client/types";
import { levelOf } from "./level";

/** What was measured last is told a little after the end. */
const againMs = 2_000;
const tries = 3;

/** How good a call was that is over, as soon as that is known. */
export function useLevel(callId: string | undefined): QualityView["level"] | undefined {
  const [found, setFound] = useState<{ readonly callId: string; readonly level: QualityView["level"] }>();
  const [tried, setTried] = useState(0);
  const known = found !== undefined && found.callId === callId;
  useEffect(() => {
    if (callId === undefined || known || tried >= tries) return;
    const abort = new AbortController();
    const look = async () => {
      // Without it the rest is as true.
      const stats = await api.getStats({ callId }, { signal: abort.signal }).catch(() => undefined);
      if (abort.signal.aborted) return;
      if (stats?.quality) setFound({ callId, level: levelOf(stats.quality.level) });
      setTried((before) => before + 1);
    };
    const timer = setTimeout(() => void look(), tried === 0 ? 0 : againMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [callId, known, tried]);
  return known ? found.level : undefined;
}
