import { useLayoutEffect, useRef, useState } from "react";

/**
 * Gives the focus to an element when it appears and whenever `turn` changes, and gives it back to where it was, or to the
 * page, when the element goes. A dialog that has the focus keeps it.
 */
export function useFocusOn<E extends HTMLElement>(turn: unknown) {
  const element = useRef<E>(null);
  // Looked up while drawing: what is behind loses the focus as soon as it is covered.
  const [before] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  useLayoutEffect(() => {
    return () => {
      // What is behind is inert until this change has been drawn.
      requestAnimationFrame(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (!lost) return;
        if (before instanceof HTMLElement && before.isConnected) before.focus();
        // What was there may have gone: then to what stands round it, the call or the page.
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>("[data-stage], main:not([inert] *)")?.focus();
      });
    };
  }, [before]);
  useLayoutEffect(() => {
    if (document.activeElement?.closest('[role="alertdialog"]')) return;
    element.current?.focus({ preventScroll: true });
  }, [turn]);
  return element;
}
