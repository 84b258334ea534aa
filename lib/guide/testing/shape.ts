import type { Expectation } from "./script";

/** Stands for anything: a value, the rest of a text, all further members or items. */
const anything = "…";

/** What differs from one run to the next: any such text is as good as another. */
const varying = [
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function matches(expected: string, actual: string): boolean {
  if (varying.some((pattern) => pattern.test(expected) && pattern.test(actual))) return true;
  const parts = expected.split(anything).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*")}$`).test(actual);
}

/** Where a value is not as a block of the guide shows it. */
export function differences(expected: unknown, actual: unknown, at = "it"): string[] {
  const other = [`${at} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`];
  if (expected === anything) return actual === undefined ? other : [];
  if (typeof expected === "string")
    return typeof actual === "string" && matches(expected, actual) ? [] : other;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return other;
    const shown = expected.at(-1) === anything ? (expected.slice(0, -1) as unknown[]) : expected;
    if (shown === expected && expected.length !== actual.length) return other;
    return shown.flatMap((item, index) => differences(item, actual[index], `${at}[${index}]`));
  }
  if (!isObject(expected)) return Object.is(expected, actual) ? [] : other;
  if (!isObject(actual)) return other;
  const unshown = Object.keys(actual).filter((name) => !(name in expected) && !(anything in expected));
  return [
    ...unshown.map((name) => `${at}.${name} is not shown`),
    ...Object.entries(expected)
      .filter(([name]) => name !== anything)
      .flatMap(([name, value]) => differences(value, actual[name], `${at}.${name}`)),
  ];
}

/** Where what was printed is not what the guide shows. */
export function differencesIn({ language, text }: Expectation, printed: string): string[] {
  if (language === "text") return matches(text.trim(), printed.trim()) ? [] : [`it printed:\n${printed}`];
  try {
    return differences(JSON.parse(text), JSON.parse(printed));
  } catch {
    return [`it is no JSON:\n${printed}`];
  }
}
