import { useSyncExternalStore } from "react";

/** What a person chose for this browser; other browsers of theirs have their own. */
export interface Choices {
  /** The `deviceId` of each device (W3C MediaDeviceInfo); absent: the browser's own choice. */
  readonly microphone?: string;
  readonly camera?: string;
  readonly speaker?: string;
  /** The background of one's own picture is blurred. */
  readonly blur: boolean;
  /** Noise is taken out of one's own sound. */
  readonly noiseSuppression: boolean;
  /** Loudness of the ringtone, 0 to 1. */
  readonly ringVolume: number;
  readonly layout: "grid" | "speaker";
  /** Single keys do something in a call. */
  readonly shortcuts: boolean;
  /** Calls are told by the system while no page is open. */
  readonly notifications: boolean;
  /** Has talked with somebody from this browser. */
  readonly hasCalled: boolean;
  /** Wants to hear no more of what notifications are good for. */
  readonly hintClosed: boolean;
  /** Has tried the devices of this browser, or does not want to. */
  readonly devicesChecked: boolean;
  /** It is told when one talks while the microphone is off. */
  readonly mutedHint: boolean;
}

export const usualChoices: Choices = {
  blur: false,
  noiseSuppression: false,
  ringVolume: 0.8,
  layout: "grid",
  shortcuts: true,
  notifications: false,
  hasCalled: false,
  hintClosed: false,
  devicesChecked: false,
  mutedHint: true,
};

export interface ChoiceStore {
  readonly get: () => Choices;
  readonly set: (change: Partial<Choices>) => void;
  /** Another tab has chosen. */
  readonly reread: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const key = "ringback.choices";

function read(text: string | null): Choices {
  try {
    const stored: unknown = JSON.parse(text ?? "{}");
    return { ...usualChoices, ...(typeof stored === "object" ? stored : {}) };
  } catch {
    return usualChoices;
  }
}

/** Keeps choices in `memory` for all tabs of this browser; what cannot be kept holds for this page. */
export function createChoices(memory: Pick<Storage, "getItem" | "setItem">): ChoiceStore {
  let seen = memory.getItem(key);
  let choices = read(seen);
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => choices,
    reread() {
      const now = memory.getItem(key);
      if (now === seen) return;
      seen = now;
      choices = read(now);
      tell();
    },
    set(change) {
      // Another tab may have chosen something else meanwhile.
      const now = memory.getItem(key);
      choices = { ...(now === seen ? choices : read(now)), ...change };
      try {
        memory.setItem(key, JSON.stringify(choices));
      } catch {
        // Full or forbidden.
      }
      seen = memory.getItem(key);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

let shared: ChoiceStore | undefined;
/** The choices of this browser. In a browser only. */
export function browserChoices(): ChoiceStore {
  if (shared === undefined) {
    const choices = createChoices(localStorage);
    addEventListener("storage", () => choices.reread());
    shared = choices;
  }
  return shared;
}

const never = () => () => undefined;

/** The choices, drawn anew when they change. On the server the usual ones. */
export function useChoices(): readonly [Choices, (change: Partial<Choices>) => void] {
  const store = typeof window === "undefined" ? undefined : browserChoices();
  const choices = useSyncExternalStore(
    store?.subscribe ?? never,
    store?.get ?? (() => usualChoices),
    () => usualChoices,
  );
  return [choices, (change) => store?.set(change)];
}
