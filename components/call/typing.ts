import type { KeyboardEvent } from "react";

const keepsTyping = ["button", "checkbox", "radio", "submit", "reset", "range", "color", "file", "image"];

/** Whether what has the focus takes the keys that somebody types. */
export function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return !keepsTyping.includes(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

/** The input method says with this number that a key is its own (W3C UI Events, fixed virtual key codes). */
const ofInputMethod = 229;

/**
 * Whether this key ends or changes what an input method puts together, and does nothing else. Safari tells of the end
 * before the key that brought it about.
 */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === ofInputMethod;
}
