import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/lib/client/api";
import type { CallRecord } from "@/lib/contract";
import { addressOf, type Filters, filtersOf, queryOf } from "./filters";
import { cursorOf, longer, renewed } from "./pages";

const pageSize = 30;
/** A search starts when nothing was typed for this long. */
const settleMs = 200;

interface Loaded {
  /** Of whom, and the filters as they stand in the address. */
  readonly key: string;
  readonly records: readonly CallRecord[];
  /** There are more behind them. */
  readonly more: boolean;
  /** They never came. */
  readonly failed: boolean;
}

export interface History extends Omit<Loaded, "key"> {
  /** Nothing has come yet for these filters. */
  readonly loading: boolean;
  readonly next: "idle" | "loading" | "failed";
  readonly reload: () => void;
  readonly loadMore: () => void;
}

const none: readonly CallRecord[] = [];

/** What was seen last: whoever comes back from a call finds the list where they left it. */
let kept: Loaded | undefined;

/** The calls of this user, read anew from the top whenever `stamp` changes. */
export function useHistory(userId: string, filters: Filters, stamp: string): History {
  const address = addressOf(filters);
  const key = `${userId} ${address}`;
  const [loaded, setLoaded] = useState<Loaded | undefined>(() => kept);
  const [next, setNext] = useState<{ key: string; state: History["next"] }>({ key, state: "idle" });
  const [round, setRound] = useState(0);
  const asking = useRef(false);
  useEffect(() => {
    kept = loaded;
  }, [loaded]);

  const isHere = loaded?.key === key;

  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      try {
        const query = queryOf(filtersOf(new URLSearchParams(address)));
        const page = await api.listCalls({ userId, ...query, limit: pageSize }, { signal: abort.signal });
        const more = page.next !== undefined;
        setLoaded((before) => {
          const known = before?.key === key ? before : undefined;
          const records = renewed(known?.records ?? [], page.items, more);
          // Behind the first page it is as it was.
          const behind = known !== undefined && records.length > page.items.length ? known.more : more;
          return { key, records, more: behind, failed: false };
        });
      } catch {
        if (abort.signal.aborted) return;
        setLoaded((before) =>
          before?.key === key && !before.failed ? before : { key, records: [], more: false, failed: true },
        );
      }
    };
    const timer = setTimeout(() => void read(), address.includes("search=") ? settleMs : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [userId, key, address, stamp, round]);

  const records = isHere ? loaded.records : none;
  const loadMore = useCallback(() => {
    const more = async () => {
      asking.current = true;
      setNext({ key, state: "loading" });
      try {
        const query = queryOf(filtersOf(new URLSearchParams(address)));
        const page = await api.listCalls({ userId, ...query, ...cursorOf(records), limit: pageSize });
        setLoaded((before) =>
          before?.key === key
            ? { ...before, records: longer(before.records, page.items), more: page.next !== undefined }
            : before,
        );
        setNext({ key, state: "idle" });
      } catch {
        setNext({ key, state: "failed" });
      } finally {
        asking.current = false;
      }
    };
    if (!asking.current) void more();
  }, [userId, key, address, records]);

  const reload = useCallback(() => {
    setLoaded(undefined);
    setRound((before) => before + 1);
  }, []);
  return {
    records,
    more: isHere && loaded.more,
    failed: isHere && loaded.failed,
    loading: !isHere,
    next: next.key === key ? next.state : "idle",
    reload,
    loadMore,
  };
}
