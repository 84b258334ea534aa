/** Calls by what they are for somebody. */
export type CallKind = "call" | "ringing" | "outgoing" | "connected" | "hosted";

/** What stands in an input for something that only exists when the input is sent. */
export type Kind =
  | "own"
  | "user"
  | "peer"
  | CallKind
  | "group"
  | "client"
  | "now"
  | "token"
  | "refreshToken"
  | "username"
  | "apiKey"
  | "serviceKey"
  | "webhook"
  | "session"
  | "delivery"
  | "key";

/** Of everybody. */
export const password = "the right password";

/** `n` says which one, out of as many as there are. */
export class Ref {
  constructor(
    readonly kind: Kind,
    readonly n: number,
  ) {}
}

export const isRef = (value: unknown): value is Ref => value instanceof Ref;

/** The value with everything that stands for something put in its place. */
export function filled(value: unknown, meaning: (ref: Ref) => unknown): unknown {
  if (isRef(value)) return meaning(value);
  if (Array.isArray(value)) return value.map((inner) => filled(inner, meaning));
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  const copy = {};
  for (const [name, inner] of Object.entries(value)) {
    // Assigned, `__proto__` would be no member.
    Object.defineProperty(copy, name, { value: filled(inner, meaning), enumerable: true });
  }
  return copy;
}
