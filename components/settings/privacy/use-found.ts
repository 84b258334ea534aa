import { useEffect, useState } from "react";
import { api } from "@/lib/client/api";
import type { Person } from "@/lib/contract";

/** A search starts when nothing was typed for this long. */
const settleMs = 200;

/** The first few people whose name holds `keyword`; nobody for none. */
export function useFound(keyword: string): readonly Person[] {
  const [found, setFound] = useState<{ keyword: string; people: readonly Person[] }>();

  useEffect(() => {
    if (keyword === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api.listUsers({ keyword, limit: 8 }, { signal: abort.signal }).then(
        ({ items }) => setFound({ keyword, people: items }),
        () => undefined,
      );
    }, settleMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [keyword]);

  return keyword !== "" && found?.keyword === keyword ? found.people : [];
}
