import { useEffect, useEffectEvent } from "react";
import { tinykeys } from "tinykeys";
import { type ShortcutName, shortcutKeys } from "@/lib/client/shortcuts";
import { isTyping } from "../typing";

/** What has its own use for keys, or asks something first. */
const busy = '[role="dialog"], [role="alertdialog"], [role="menu"]';
const pressable = "button, a[href], input, select, textarea, summary, [role=menuitem], [role=log]";

function isFree(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  return !event.repeat && !event.isComposing && !isTyping(target) && document.querySelector(busy) === null;
}

/** As the library writes them: a question mark is typed with Shift on most keyboards, and without on some. */
const pressesOf = (key: string) => (key === "?" ? ["Shift+?", "?"] : [key.toLowerCase()]);

type Bindings = Partial<Record<Exclude<ShortcutName, "talk">, () => void>>;

/** Single keys do something, but for who types, and where a dialog is open (WCAG 2.1.4: `active` switches them off). */
export function useShortcuts(active: boolean, bindings: Bindings): void {
  const run = useEffectEvent((name: keyof Bindings, event: KeyboardEvent) => {
    const binding = bindings[name];
    if (binding === undefined || !isFree(event)) return;
    event.preventDefault();
    binding();
  });
  useEffect(() => {
    if (!active) return;
    const { talk: _, ...keys } = shortcutKeys;
    const map = Object.entries(keys).flatMap(([name, key]) =>
      pressesOf(key).map((press) => [press, (event: KeyboardEvent) => run(name as keyof Bindings, event)]),
    );
    return tinykeys(window, Object.fromEntries(map) as Record<string, (event: KeyboardEvent) => void>);
  }, [active]);
}

interface Talk {
  readonly muted: boolean;
  readonly setMicrophone: (on: boolean) => void;
}

/** While Space is held a muted microphone is on. On a button Space presses that. */
export function useHoldToTalk(active: boolean, { muted, setMicrophone }: Talk): void {
  const press = useEffectEvent((event: KeyboardEvent): boolean => {
    const onControl = event.target instanceof Element && event.target.closest(pressable) !== null;
    if (!muted || onControl || !isFree(event)) return false;
    event.preventDefault();
    setMicrophone(true);
    return true;
  });
  const release = useEffectEvent(() => setMicrophone(false));
  useEffect(() => {
    if (!active) return;
    let held = false;
    const down = (event: KeyboardEvent) => {
      if (event.code !== "Space" || event.ctrlKey || event.altKey || event.metaKey) return;
      if (held) event.preventDefault();
      else held = press(event);
    };
    const up = (event: KeyboardEvent) => {
      if (event.code === "Space") end();
    };
    /** The key goes up elsewhere when the window loses the focus. */
    const end = () => {
      if (held) release();
      held = false;
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", end);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", end);
      end();
    };
  }, [active]);
}
