import { useSyncExternalStore } from "react";
import { browserPush } from "./browser";
import { installOffer } from "./install";
import type { Push, PushView } from "./push";

const never = () => () => undefined;
const loading: PushView = { state: "loading", busy: false };

/** Whether calls are told here while no page is open, and what can be done about it. */
export function usePush(): readonly [PushView, Pick<Push, "turnOn" | "turnOff" | "sendTest">] {
  const push = typeof window === "undefined" ? undefined : browserPush();
  const view = useSyncExternalStore(
    (listener) => push?.subscribe(listener) ?? never(),
    () => push?.getSnapshot() ?? loading,
    () => loading,
  );
  return [view, push ?? { turnOn: nothing, turnOff: nothing, sendTest: nothing }];
}

const nothing = () => Promise.resolve();

/** How to install the application, where the browser offers that. */
export function useInstall(): (() => void) | undefined {
  return useSyncExternalStore(installOffer.subscribe, installOffer.get, () => undefined);
}
