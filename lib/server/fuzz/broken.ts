import fc from "fast-check";
import { odd, oddText } from "./odd";
import { isRef } from "./refs";

type Break = (value: unknown) => unknown;

const isTree = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !isRef(value);

/** How many places there are in a value: itself, and those in its members. */
function placesIn(value: unknown): number {
  if (!isTree(value)) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + placesIn(inner), 1);
}

const gone = Symbol("gone");

/** The value with its place number `at` (counted depth first) changed. */
function changedAt(value: unknown, at: number, change: Break): unknown {
  if (at === 0) return change(value);
  if (!isTree(value)) return value;
  let before = 1;
  const entries = Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const here = at - before;
    const count = placesIn(inner);
    before += count;
    const next: unknown = here >= 0 && here < count ? changedAt(inner, here, change) : inner;
    return next === gone ? [] : [[name, next] as const];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** A little beside what it was. */
function beside(value: unknown): unknown {
  if (typeof value === "number") return value > 0 ? value + 1 : value - 1;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return `${value}${value}\0`;
  if (Array.isArray(value)) return Array.from({ length: 60 }, () => value as unknown[]).flat();
  return isTree(value) ? [value] : value;
}

const breaks: fc.Arbitrary<Break> = fc.oneof(
  { weight: 8, arbitrary: odd.map((value) => () => value) },
  { weight: 3, arbitrary: fc.constant<Break>(() => gone) },
  { weight: 3, arbitrary: fc.constant<Break>(beside) },
  { weight: 1, arbitrary: fc.constant<Break>((value) => ({ value })) },
  {
    weight: 2,
    arbitrary: fc.tuple(oddText, odd).map(
      ([name, more]): Break =>
        (value) =>
          isTree(value) && !Array.isArray(value)
            ? Object.fromEntries([...Object.entries(value), [name, more]])
            : more,
    ),
  },
);

/** Values that are broken in one place: of another type, out of bounds, missing, or with something beside them. */
export function mutated(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.record({ value: valid, at: fc.nat(), change: breaks }).map(({ value, at, change }) => {
    const result = changedAt(value, at % placesIn(value), change);
    return result === gone ? undefined : result;
  });
}
