import { useCallback, useEffect, useState } from "react";
import { api } from "@/lib/client/api";
import type { Person } from "@/lib/contract";

const pageSize = 50;
/** A search starts when nothing was typed for this long. */
const settleMs = 200;

interface Loaded {
  readonly keyword: string;
  readonly people: readonly Person[];
  /** There may be more. */
  readonly more: boolean;
  readonly failed: boolean;
}

export interface People extends Loaded {
  /** Nothing has come yet for what is in the search field. */
  readonly loading: boolean;
  readonly reload: () => void;
  readonly loadMore: () => void;
}

const nothing: Loaded = { keyword: "", people: [], more: false, failed: false };

const settled = (keyword: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, keyword === "" ? 0 : settleMs);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });

/**
 * The people whose name holds `keyword`, read anew whenever `stamp` changes (the connection is back, somebody unknown
 * has come).
 */
export function usePeople(keyword: string, stamp: string): People {
  const [loaded, setLoaded] = useState<Loaded>();
  const [wanted, setWanted] = useState({ round: 0, size: pageSize });

  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      await settled(keyword, abort.signal);
      try {
        const people = await readAll(keyword, wanted.size, abort.signal);
        if (abort.signal.aborted) return;
        setLoaded({ keyword, people, more: people.length === wanted.size, failed: false });
      } catch {
        // What was read before stays; only a list that never came is an error.
        if (abort.signal.aborted) return;
        setLoaded((before) =>
          before?.keyword === keyword && !before.failed ? before : { ...nothing, keyword, failed: true },
        );
      }
    };
    void load();
    return () => abort.abort();
  }, [keyword, stamp, wanted]);

  const reload = useCallback(() => {
    setLoaded(undefined);
    setWanted(({ round, size }) => ({ round: round + 1, size }));
  }, []);
  const loadMore = useCallback(() => {
    setWanted(({ round, size }) => ({ round: round + 1, size: size + pageSize }));
  }, []);
  const loading = loaded?.keyword !== keyword;
  return { ...(loaded ?? nothing), loading, reload, loadMore };
}

/** The first `size` people, page by page. */
async function readAll(keyword: string, size: number, signal: AbortSignal): Promise<readonly Person[]> {
  const people: Person[] = [];
  while (people.length < size) {
    const { items, next } = await api.listUsers(
      { ...(keyword !== "" && { keyword }), limit: pageSize, offset: people.length },
      { signal },
    );
    people.push(...items);
    if (next === undefined) break;
  }
  return people;
}
