import { useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";
import { addressOf, type Filters, filtersOf } from "./filters";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(wanted: Filters): void {
  window.history.replaceState(null, "", window.location.pathname + addressOf(wanted));
  for (const listener of listeners) listener();
}

/**
 * What the address asks for, and how to ask for something else: the address keeps it, for a reload, for who comes back,
 * and for who goes to another address of this page.
 */
export function useFilters(): {
  readonly filters: Filters;
  readonly set: (change: { readonly [Name in keyof Filters]?: Filters[Name] | undefined }) => void;
  readonly reset: () => void;
} {
  // These change later than the address, too late for what somebody types; but also by a link.
  const params = useSearchParams();
  const search = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => `?${params.toString()}`,
  );
  const filters = useMemo(() => filtersOf(new URLSearchParams(search)), [search]);
  return {
    filters,
    set: (change) => show({ ...filters, ...change }),
    reset: () => show({}),
  };
}
