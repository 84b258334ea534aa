export type Given = Readonly<Record<string, unknown>>;

/** Where a request goes, and what goes into its body. */
export interface Address {
  /** Below `/api/v1`. */
  readonly path: string;
  /** What is not in the path. */
  readonly rest: Given;
}

const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** Members named in the path go there. */
export function addressOf(template: string, given: Given): Address {
  let path = template;
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const filled = path.replace(new RegExp(`:${name}(?=/|$)`), encodeURIComponent(text(value)));
    if (filled === path) rest[name] = value;
    else path = filled;
  }
  return { path, rest };
}

/** The rest as a query, with its question mark; nothing where there is none. */
export function queryOf(rest: Given): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, text(value));
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
}
