import { useEffect, useSyncExternalStore } from "react";
import type { Toggle } from "../bar/use-tools";

const subscribe = (listener: () => void) => {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
};
const isFull = () => document.fullscreenElement !== null;
const never = () => false;

/**
 * The whole screen for the call (Fullscreen API). It is the page that gets it, so that what lies over the call is seen
 * too; absent where the browser has none. It ends with the call.
 */
export function useFullScreen(): Toggle | undefined {
  const on = useSyncExternalStore(subscribe, isFull, never);
  useEffect(
    () => () => {
      if (isFull()) void document.exitFullscreen().catch(() => undefined);
    },
    [],
  );
  if (typeof document === "undefined" || !document.fullscreenEnabled) return undefined;
  const toggle = () => {
    const done = isFull() ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => undefined);
  };
  return { on, toggle };
}
