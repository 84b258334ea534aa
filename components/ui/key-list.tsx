export interface KeyLine {
  readonly id: string;
  /** As it stands on the key. */
  readonly keyName: string;
  readonly what: string;
}

/** Keys and what they do. */
export function KeyList({ lines }: { readonly lines: readonly KeyLine[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {lines.map(({ id, keyName, what }) => (
        <div key={id} className="flex min-h-9 items-center justify-between gap-3">
          <dt>{what}</dt>
          <dd>
            <kbd className="rounded-lg border border-edge bg-raised px-2 py-0.5 font-sans text-sm font-medium">
              {keyName}
            </kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
