import { useSearchParams } from "next/navigation";
import { useCallback, useState } from "react";
import { addressOf, type Filters, filtersOf } from "./filters";

/** What the address asks for, and how to ask for something else: the address keeps it, for a reload and for who comes back. */
export function useFilters(): {
  readonly filters: Filters;
  readonly set: (change: { readonly [Name in keyof Filters]?: Filters[Name] | undefined }) => void;
  readonly reset: () => void;
} {
  const params = useSearchParams();
  const [filters, setFilters] = useState(() => filtersOf(params));
  const show = useCallback((wanted: Filters) => {
    setFilters(wanted);
    window.history.replaceState(null, "", window.location.pathname + addressOf(wanted));
  }, []);
  return {
    filters,
    set: (change) => show({ ...filters, ...change }),
    reset: () => show({}),
  };
}
