import { useEffect, useState } from "react";
import type { Person } from "@/lib/contract";
import { api } from "./api";

/** A search starts when nothing was typed for this long. */
const settleMs = 200;

interface Options {
  readonly limit: number;
  /** Whom to show while nothing is searched for. */
  readonly without: "nobody" | "everybody";
}

export interface Found {
  readonly people: readonly Person[];
  /** Nothing has come yet for what is searched for. */
  readonly loading: boolean;
  readonly failed: boolean;
}

const nobody: Found = { people: [], loading: false, failed: false };

/** The first few people whose name holds `keyword`. */
export function useFound(keyword: string, { limit, without }: Options): Found {
  const [found, setFound] = useState<Found & { readonly keyword: string }>();
  const idle = keyword === "" && without === "nobody";

  useEffect(() => {
    if (idle) return;
    const abort = new AbortController();
    const look = async () => {
      try {
        const query = keyword === "" ? { limit } : { keyword, limit };
        const { items } = await api.listUsers(query, { signal: abort.signal });
        setFound({ keyword, people: items, loading: false, failed: false });
      } catch {
        if (!abort.signal.aborted) setFound({ keyword, ...nobody, failed: true });
      }
    };
    const timer = setTimeout(() => void look(), keyword === "" ? 0 : settleMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [keyword, limit, idle]);

  if (idle) return nobody;
  return found?.keyword === keyword ? found : { ...nobody, loading: true };
}
