import { useSyncExternalStore } from "react";
import { browserChoices } from "../choices";
import { browserClock } from "../clock";
import { blurBackground } from "./blur";
import { breakoutBox } from "./breakout-box";
import { createEffects, type EffectName, type EffectsView, type OwnEffects } from "./effects";
import { limitsOf } from "./limits";
import { suppressNoise } from "./noise";
import { openSuppressor } from "./suppressor";

function openEffects(): OwnEffects {
  const limits = limitsOf(localStorage);
  const box = breakoutBox(globalThis);
  // Absent on pages that are not served over https or from localhost.
  const worklets = "AudioWorkletNode" in globalThis;
  return createEffects({
    choices: browserChoices(),
    clock: browserClock,
    blur:
      box &&
      blurBackground({
        box,
        worker: () => new Worker(new URL("./blur-worker.ts", import.meta.url)),
        limits: limits.blur,
        now: () => performance.now(),
      }),
    noiseSuppression: worklets
      ? suppressNoise({ open: openSuppressor, limits: limits.noise, clock: browserClock })
      : undefined,
  });
}

let shared: OwnEffects | undefined;
/** The effects of this page. In a browser only. */
export const browserEffects = (): OwnEffects => (shared ??= openEffects());

const off: EffectsView = { blur: "off", noiseSuppression: "off" };
const never = () => undefined;

/** How the effects are doing, drawn anew when that changes, and how to switch one. On the server they are off. */
export function useEffects(): readonly [EffectsView, (name: EffectName, on: boolean) => void] {
  const effects = typeof window === "undefined" ? undefined : browserEffects();
  const view = useSyncExternalStore(
    (listener) => effects?.watch(listener) ?? never,
    () => effects?.view() ?? off,
    () => off,
  );
  return [view, (name, on) => effects?.set(name, on)];
}
