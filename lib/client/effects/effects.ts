import type { ChoiceStore } from "../choices";
import type { Effects } from "../media/effects";
import type { Clock, Kind } from "../ports";
import type { Start } from "./effect";
import { type EffectState, EffectSwitch } from "./switch";

export interface EffectsView {
  readonly blur: EffectState;
  readonly noiseSuppression: EffectState;
}
export type EffectName = keyof EffectsView;

/** What is done with one's own picture and sound, as it was chosen for this browser. */
export interface OwnEffects extends Effects {
  view(): EffectsView;
  /** Tells when the view has changed. */
  watch(listener: () => void): () => void;
  /** Switches on or off; what has switched itself off is tried again. */
  set(name: EffectName, on: boolean): void;
}

export interface EffectsOptions {
  readonly choices: ChoiceStore;
  /** Undefined: this browser cannot do it. */
  readonly blur: Start | undefined;
  readonly noiseSuppression: Start | undefined;
  readonly clock: Clock;
}

/** Enough to turn the camera off before others see what is behind one. */
const warning = 4_000;
/** Without the effect one would not be heard for longer. */
const patience = 2_000;

export function createEffects({ choices, clock, ...starts }: EffectsOptions): OwnEffects {
  const watchers = new Set<() => void>();
  const users = new Set<() => void>();
  const tell = (listeners: Set<() => void>) => {
    for (const listener of [...listeners]) listener();
  };
  const join = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  let view: EffectsView = { blur: "off", noiseSuppression: "off" };
  const changed = () => {
    view = { blur: switches.blur.state, noiseSuppression: switches.noiseSuppression.state };
    tell(watchers);
  };
  const renewed = () => tell(users);
  const switches = {
    blur: new EffectSwitch({ start: starts.blur, warning, clock, changed, renewed }),
    // It hides nothing, so nobody must be warned.
    noiseSuppression: new EffectSwitch({
      start: starts.noiseSuppression,
      warning: 0,
      patience,
      clock,
      changed,
      renewed,
    }),
  };
  const follow = () => {
    const { blur, noiseSuppression } = choices.get();
    switches.blur.choose(blur);
    switches.noiseSuppression.choose(noiseSuppression);
  };
  follow();
  changed();
  choices.subscribe(follow);
  return {
    view: () => view,
    wanted: (kind: Kind) => (kind === "video" ? switches.blur : switches.noiseSuppression).wanted,
    set(name, on) {
      choices.set({ [name]: on });
      const { state } = switches[name];
      if (on && (state === "slow" || state === "failed")) switches[name].retry();
    },
    subscribe: join(users),
    watch: join(watchers),
  };
}
