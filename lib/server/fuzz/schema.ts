import fc from "fast-check";
import { oddText } from "./odd";

/** A JSON Schema, as the published document has them. */
export type Schema = Readonly<Record<string, unknown>>;

/** What the schemas do not say themselves. */
export interface Knowledge {
  /** What a `$ref` stands for. */
  readonly at: (reference: string) => Schema;
  /** Values that mean something where a member has this name, such as ids of what exists. */
  readonly known: (name: string) => fc.Arbitrary<unknown> | undefined;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const numberOf = (schema: Schema, name: string, otherwise: number) =>
  typeof schema[name] === "number" ? schema[name] : otherwise;
const listOf = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);

/** Lists and texts that may be long are so only now and then. */
const few = 4;
const long = 2_000;

function texts(schema: Schema): fc.Arbitrary<unknown> {
  const moment = fc
    .date({ min: new Date(0), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true })
    .map((date) => date.toISOString());
  if (schema.format === "date-time") return moment;
  if (schema.format === "date") return moment.map((text) => text.slice(0, 10));
  if (typeof schema.pattern === "string") return matching(schema.pattern);
  const minLength = numberOf(schema, "minLength", 0);
  const maxLength = numberOf(schema, "maxLength", long);
  return fc.oneof(
    { weight: 6, arbitrary: fc.string({ unit: "grapheme", minLength, maxLength: Math.min(20, maxLength) }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", minLength, maxLength: Math.min(20, maxLength) }) },
    // No schema can forbid these, where it has no pattern.
    { weight: 1, arbitrary: oddText.filter(({ length }) => length >= minLength && length <= maxLength) },
    { weight: 1, arbitrary: fc.constant("x".repeat(maxLength)) },
  );
}

/** As `pattern` is read: with Unicode. Where the library cannot make such a text, texts are tried. */
function matching(pattern: string): fc.Arbitrary<string> {
  const exact = new RegExp(pattern, "u");
  try {
    const made = (size: "small" | "large") => fc.stringMatching(new RegExp(pattern), { size });
    return fc
      .oneof({ weight: 9, arbitrary: made("small") }, { weight: 1, arbitrary: made("large") })
      .filter((text) => exact.test(text));
  } catch {
    return fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => exact.test(text));
  }
}

/** Mostly the bounds, where mistakes are. */
function numbers(schema: Schema, whole: boolean): fc.Arbitrary<unknown> {
  const min = numberOf(schema, "minimum", -Number.MAX_SAFE_INTEGER);
  const max = numberOf(schema, "maximum", Number.MAX_SAFE_INTEGER);
  const bounds = [min, max, Math.min(max, min + 1), Math.max(min, max - 1)];
  const inside = whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return fc.oneof(fc.constantFrom(...bounds), inside);
}

function objects(schema: Schema, knowledge: Knowledge): fc.Arbitrary<unknown> {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [
      name,
      arbitraryOf(isSchema(inner) ? inner : {}, knowledge, name),
    ]),
  );
  const requiredKeys = listOf(schema.required).map(String);
  const record = fc.record(members, { requiredKeys, noNullPrototype: true });
  const extra = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2, noNullPrototype: true });
  return fc.oneof(
    { weight: 7, arbitrary: record },
    { weight: 1, arbitrary: fc.tuple(extra, record).map(([more, own]) => ({ ...more, ...own })) },
  );
}

function arrays(schema: Schema, knowledge: Knowledge, name: string): fc.Arbitrary<unknown> {
  const item = arbitraryOf(isSchema(schema.items) ? schema.items : {}, knowledge, name);
  const minLength = numberOf(schema, "minItems", 0);
  const maxLength = numberOf(schema, "maxItems", 50);
  const up = (most: number) => fc.array(item, { minLength, maxLength: Math.min(most, maxLength) });
  return fc.oneof(
    { weight: 30, arbitrary: up(minLength + few) },
    { weight: 1, arbitrary: fc.array(item, { minLength: maxLength, maxLength }) },
  );
}

function ofType(type: unknown, schema: Schema, knowledge: Knowledge, name: string): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return texts(schema);
    case "integer":
      return numbers(schema, true);
    case "number":
      return numbers(schema, false);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return arrays(schema, knowledge, name);
    case "object":
      return objects(schema, knowledge);
    default:
      return fc.jsonValue();
  }
}

/** Values that this schema describes; mostly such that mean something, by the name of the member. */
export function arbitraryOf(schema: Schema, knowledge: Knowledge, name = ""): fc.Arbitrary<unknown> {
  if (typeof schema.$ref === "string") return arbitraryOf(knowledge.at(schema.$ref), knowledge, name);
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...listOf(schema.enum));
  const choices = listOf(schema.anyOf ?? schema.oneOf);
  if (choices.length > 0) {
    return fc.oneof(...choices.map((each) => arbitraryOf(isSchema(each) ? each : {}, knowledge, name)));
  }
  if (Array.isArray(schema.type)) {
    return fc.oneof(...listOf(schema.type).map((type) => arbitraryOf({ ...schema, type }, knowledge, name)));
  }
  const own = ofType(schema.type, schema, knowledge, name);
  const known = schema.type === "array" || schema.type === "object" ? undefined : knowledge.known(name);
  return known ? fc.oneof({ weight: 30, arbitrary: known }, { weight: 1, arbitrary: own }) : own;
}
