const keepsTyping = ["button", "checkbox", "radio", "submit", "reset", "range", "color", "file", "image"];

/** Whether what has the focus takes the keys that somebody types. */
export function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return !keepsTyping.includes(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}
