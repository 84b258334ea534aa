import fc from "fast-check";
import { nested, odd, oddText } from "./odd";
import { Ref } from "./refs";
import type { Target } from "./targets";

/** Text that stands in an address as it is. */
export class Raw {
  constructor(readonly text: string) {}
}

/** A value as JSON, in octets that `encode` makes of it. */
export interface Body {
  readonly value: unknown;
  readonly encode: (json: string) => Buffer;
}

const raw = (...texts: readonly string[]) => fc.constantFrom(...texts).map((text) => new Raw(text));

const segments = [
  ...[
    "%00",
    "%2F",
    "..",
    "%2e%2e",
    "%FF",
    "%ED%A0%80",
    "%",
    "%zz",
    "%C0%80",
    "%F0%9F%98%80",
    "%20",
    "%0d%0a",
  ],
  ...["", "me", "a;b=c", "a//b", "x".repeat(200), "%41".repeat(3_000), "[id]", "openapi.json", "null"],
];
const oddSegment = fc.oneof(
  { weight: 3, arbitrary: raw(...segments) },
  { weight: 2, arbitrary: oddText },
  { weight: 1, arbitrary: fc.nat(99).map((n) => new Ref(n % 2 === 0 ? "user" : "group", n)) },
);

/** Every parameter of the path is odd. */
export function oddPath(path: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc
    .tuple(path, oddSegment, oddSegment)
    .map(([given, ...odds]) => Object.fromEntries(Object.keys(given).map((name, n) => [name, odds[n]])));
}

const oddWord = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 1, arbitrary: raw("%00", "%FF", "%", "%u0041", "+", "&", "a=b", "%ED%A0%80") },
);

/** Values are odd or repeated, and there are others that nobody knows. */
export function oddQuery({ parameters }: Target): fc.Arbitrary<[unknown, unknown][]> {
  const names = parameters.filter((each) => each.in === "query").map(({ name }) => name);
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("limit", ...names) },
    { weight: 1, arbitrary: oddWord },
  );
  return fc.array(fc.tuple<[unknown, unknown]>(name, oddWord), { minLength: 1, maxLength: 4 });
}

/** Octets of a header's value that HTTP lets through. */
const headerText = fc.oneof(
  oddText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "").slice(0, 6_000)),
  fc.constantFrom("", ",", "W/", '"', "*", "\t", "é", "x".repeat(65)),
);
const headerNames = [
  ...["X-Client-Id", "Idempotency-Key", "If-None-Match", "Accept", "Accept-Encoding", "Content-Encoding"],
  ...["X-Forwarded-For", "x-ringback-address", "Cookie", "Range", "X-HTTP-Method-Override", "Origin"],
];
export const oddHeaders = fc.array(fc.tuple(fc.constantFrom(...headerNames), headerText), {
  minLength: 1,
  maxLength: 3,
});

/** In parts. */
export const oddAuthorization: fc.Arbitrary<unknown[]> = fc.oneof(
  fc.nat(40).map((n) => ["Bearer ", new Ref("token", n + 1)]),
  fc.constantFrom("", "Bearer", "Bearer ", "bearer  ", "Basic ", "Bearer\t").map((text) => [text]),
  fc.constantFrom("bearer   ", "Basic ", "Bearer x", "").map((text) => [text, new Ref("token", 0), " "]),
  headerText.map((text) => ["Bearer ", text]),
);

const types = [
  ...["text/plain", "application/jsonx", "APPLICATION/JSON ; charset=utf-16", "application/json;", "*/*"],
  ...[
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "",
    "application/json, text/plain",
  ],
];
export const oddType: fc.Arbitrary<string | undefined> = fc.constantFrom(undefined, ...types);

const spoilt: fc.Arbitrary<Body["encode"]> = fc.oneof(
  fc.constantFrom<Body["encode"]>(
    (json) => Buffer.from(`\ufeff${json}`),
    (json) => Buffer.from(json, "utf16le"),
    (json) => Buffer.from(json.slice(0, -1)),
    (json) => Buffer.from(`${json},`),
    (json) => Buffer.from(json.replace("{", '{"userId":"x","callId":"x",')),
    (json) => Buffer.from(json.replaceAll(/:("[^"]*"|\d+)/g, ":1e999")),
    (json) => Buffer.from(json.replaceAll('"', "'")),
    (json) => Buffer.from(`{"a":"${"\\u0000".repeat(30_000)}","b":${json}}`),
    () => Buffer.from(nested(20_000)),
    () => Buffer.alloc(0),
  ),
  fc
    .tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 }))
    .map(([at, octets]): Body["encode"] => (json) => {
      const text = Buffer.from(json);
      const place = at % (text.length + 1);
      return Buffer.concat([text.subarray(0, place), octets, text.subarray(place)]);
    }),
  fc.uint8Array({ maxLength: 100 }).map((octets) => () => Buffer.from(octets)),
);

export const asJson = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Body> =>
  values.map((value) => ({ value, encode: (json) => Buffer.from(json) }));

const tooLarge: Body["encode"] = (json) => Buffer.from(json.padEnd(300_000));

/** Another value than is asked for, these values in other octets, and sometimes too many of them. */
export const oddBody = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Body> =>
  fc.oneof(
    { weight: 3, arbitrary: asJson(odd) },
    { weight: 4, arbitrary: fc.record({ value: values, encode: spoilt }) },
    { weight: 1, arbitrary: values.map((value) => ({ value, encode: tooLarge })) },
  );
