import { useCallback, useEffect, useState } from "react";
import { RequestError } from "./api";

/** What a part of a page shows: read at first, and anew after each change. `load` must not change. */
export function useLoaded<Loaded, Problem extends string>(
  load: (signal: AbortSignal) => Promise<Loaded>,
  problems: Readonly<Record<string, Problem>>,
) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<Problem | "network">();

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    load(signal).then(
      (found) => {
        setLoaded(found);
        setFailed(false);
      },
      () => {
        if (!signal.aborted) setFailed(true);
      },
    );
    return () => abort.abort();
  }, [load, round]);

  const reload = useCallback(() => {
    setFailed(false);
    setRound((before) => before + 1);
  }, []);

  /** Whether it was done; what is shown is read anew either way. */
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setProblem(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem((error instanceof RequestError ? problems[error.code] : undefined) ?? "network");
      return false;
    } finally {
      reload();
    }
  };

  return { loaded, failed, problem, reload, attempt };
}
