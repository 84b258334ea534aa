/** Reads `text` out when it changes, without interrupting. */
export function Announcer({ text }: { readonly text: string }) {
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
      {text}
    </div>
  );
}
