import { useRef, type KeyboardEvent } from "react";
import { isTyping } from "./typing";

/** How long a key that was meant for a text field may still arrive. */
const guardMs = 500;

/**
 * Moves the focus to something that appears by itself, without letting it take a key press that was meant for a text
 * field: then the container gets the focus, and Enter and Space do nothing for a moment. When it goes, the focus goes back.
 */
export function useTypingGuard<E extends HTMLElement>(gentle: boolean) {
  const container = useRef<E>(null);
  const guardedUntil = useRef(0);
  const before = useRef<Element>(null);

  const onOpenAutoFocus = (event: Event) => {
    event.preventDefault();
    before.current = document.activeElement;
    const typing = isTyping(document.activeElement);
    guardedUntil.current = typing ? performance.now() + guardMs : 0;
    const first = container.current?.querySelector<HTMLElement>("[data-first]");
    const target = typing || gentle ? container.current : (first ?? container.current);
    target?.focus({ preventScroll: true });
  };
  const onCloseAutoFocus = (event: Event) => {
    event.preventDefault();
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const pressed = event.key === "Enter" || event.key === " ";
    if (!pressed || performance.now() >= guardedUntil.current) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { container, onOpenAutoFocus, onCloseAutoFocus, onKeyDownCapture };
}
