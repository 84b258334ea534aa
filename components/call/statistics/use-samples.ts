import { useCallback, useSyncExternalStore } from "react";
import type { Phone } from "@/lib/client/types";

const never = () => undefined;

/** What was measured lately, anew with each sample while somebody can see it. */
export function useSamples(source: Phone["samples"], visible: boolean) {
  const subscribe = useCallback(
    (listener: () => void) => (visible ? source.subscribe(listener) : never),
    [source, visible],
  );
  const get = () => source.get();
  return useSyncExternalStore(subscribe, get, get);
}
