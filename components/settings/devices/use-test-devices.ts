import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { browserDevices } from "@/lib/client/media/browser-devices";
import type { Devices } from "@/lib/client/ports";

let shared: Devices | undefined;

/** Devices of their own for trying them out; closed when `allowed` ends or the page is left. */
export function useTestDevices(allowed: boolean) {
  const [devices] = useState(() => (shared ??= browserDevices()));
  const subscribe = useCallback((listener: () => void) => devices.subscribe(listener), [devices]);
  const look = useCallback(() => devices.view(), [devices]);
  const view = useSyncExternalStore(subscribe, look, look);
  useEffect(() => {
    if (!allowed) devices.close();
    return () => devices.close();
  }, [allowed, devices]);
  return [view, devices] as const;
}
