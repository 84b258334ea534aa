import { useLayoutEffect, useRef } from "react";

/**
 * Gives the focus to an element when it appears and whenever `turn` changes, and gives it back to where it was when the
 * element goes. A dialog that has the focus keeps it.
 */
export function useFocusOn<E extends HTMLElement>(turn: unknown) {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // What is behind is inert until this change has been drawn.
      requestAnimationFrame(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, []);
  useLayoutEffect(() => {
    if (document.activeElement?.closest('[role="alertdialog"]')) return;
    element.current?.focus({ preventScroll: true });
  }, [turn]);
  return element;
}
