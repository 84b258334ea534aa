import fc from "fast-check";

export const nested = (depth: number, inmost = ""): string => "[".repeat(depth) + inmost + "]".repeat(depth);

/** Members as JSON has them: `__proto__` is one like others. */
const parsed = (text: string) => JSON.parse(text) as unknown;

/** Texts that a database cannot keep. */
const unkeepable = ["\0", "a\0b", "\ud800", "x\udfff", "\udfff\ud800"];
const words = [
  ...["", " ", "\u202eabc", "\ufeff", "é", "𝕏", "e\u0301"],
  ...["%00", "%2F", "..", "../..", "null", "undefined", "NaN", "true", "0", "-1", "1e3", "0x10", "１２"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "length", "me"],
  ...[
    "' or 1=1 --",
    "\\",
    '"',
    "$1",
    "%",
    "_",
    "{}",
    "<script>",
    "v=0",
    "v=0\0",
    "v=0\ud800",
    "line\r\nline",
  ],
];
const moments = [
  ...["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "9999-12-31"],
  ...["2024-02-30", "2024-02-29T24:00:00Z", "2024-01-01T00:00:00+00:00", "2024-01-01T00:00:00-23:59"],
  ...["1969-12-31T23:59:59.999Z", "1970-01-01", "-000001-01-01T00:00:00Z", "+275760-09-13T00:00:00.001Z"],
  ...[
    "2024-12-31T23:59:60Z",
    "2024-01-01T00:00:00.123456789Z",
    "2024-01-01T00:00Z",
    "2024-1-1",
    "0000-01-01",
  ],
];
const numbers = [
  ...[0, -0, -1, 1.5, 255, 256, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e15],
  ...[-1e9, 1e21, 5e-324, 1e308, -1e308],
];
const structures = [
  ...["{}", "[]", "[[]]", "[null]", '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}'],
  ...['{"toString":1,"valueOf":1,"then":1}', '{"toJSON":1}', '{"length":-1}', '{"":{}}'],
  ...['{"_placeholder":true,"num":0}', '{"type":"offer"}', nested(100), nested(1_500)],
];

export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...unkeepable) },
  { weight: 8, arbitrary: fc.constantFrom(...words) },
  { weight: 4, arbitrary: fc.constantFrom(...moments) },
  { weight: 4, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.constantFrom("x".repeat(129), "x".repeat(5_000), "é".repeat(40_000)) },
);

/** Values that somebody may have forgotten. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(null, true, false) },
  { weight: 4, arbitrary: fc.constantFrom(...numbers) },
  { weight: 6, arbitrary: oddText },
  { weight: 4, arbitrary: fc.constantFrom(...structures).map(parsed) },
  { weight: 1, arbitrary: fc.array(oddText, { maxLength: 300 }) },
  { weight: 3, arbitrary: fc.jsonValue() },
);
