import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { openApiDocument } from "@/lib/contract/openapi";

/** A node of the document. */
type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Replies may get new members one day; that ours have only those of today is what the tests are for. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (!isNode(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    name === "example" ? inner : strict(inner),
  ]);
  const closed =
    value.type === "object" && isNode(value.properties) && value.additionalProperties === undefined;
  return { ...(Object.fromEntries(entries) as Node), ...(closed ? { additionalProperties: false } : {}) };
}

/** The document as a third party reads it: JSON, and nothing of ours behind it. */
export const published = JSON.parse(JSON.stringify(openApiDocument())) as Node & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

export interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Documented>>;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Node }[];
}
type Content = Readonly<Record<string, { schema: Node; example?: unknown; examples?: Node } | undefined>>;
interface Documented {
  readonly description: string;
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, { readonly $ref?: string }>>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS: its function is the default of its default.
(addFormatsModule as unknown as { default: (ajv: Ajv2020) => void }).default(ajv);
ajv.addSchema({ $id: "api", ...(strict(published) as Node) });

const compiled = new Map<string, ValidateFunction>();
const escaped = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** What stands at this place of the document. */
const nodeAt = (place: readonly string[]): unknown =>
  place.reduce<unknown>((node, name) => (isNode(node) ? node[name] : undefined), published);

/** The schema at this place of the document, with references as in it. Alike ones are compiled once. */
export function schemaAt(...place: readonly string[]): ValidateFunction {
  const text = JSON.stringify(nodeAt(place));
  const pointer = place.map((name) => encodeURIComponent(escaped(name))).join("/");
  const known = compiled.get(text) ?? ajv.compile({ $ref: `api#/${pointer}` });
  compiled.set(text, known);
  return known;
}

/** What is wrong with a value at this place; undefined when nothing is. */
export function wrongAt(place: readonly string[], value: unknown): string | undefined {
  const validate = schemaAt(...place);
  return validate(value) ? undefined : ajv.errorsText(validate.errors, { separator: "\n" });
}

const templates = Object.keys(published.paths).map((template) => ({
  template,
  pattern: new RegExp(`^${template.replaceAll(/[.]/g, "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The template of this path below /api/v1; one without parameters comes before one with. */
export function templateFor(path: string): string | undefined {
  const matching = templates.filter(({ pattern }) => pattern.test(path)).map(({ template }) => template);
  return matching.find((template) => template === path) ?? matching[0];
}

/** The place of the operation that a command of the socket stands for. */
export function placeOfCommand(command: string): readonly [string, string] | undefined {
  for (const [template, operations] of Object.entries(published.paths)) {
    for (const [method, { description }] of Object.entries(operations)) {
      if (description.endsWith(`command \`${command}\`.`)) return [template, method];
    }
  }
  return undefined;
}

const codeIn = (body: unknown) => (isNode(body) && isNode(body.error) ? body.error.code : undefined);

/** What is wrong with a body of this status: undocumented, not of its schema, or with a code that is not told. */
export function wrongBody(
  template: string,
  method: string,
  status: number,
  body: unknown,
): string | undefined {
  const documented = published.paths[template]?.[method]?.responses[String(status)];
  if (!documented) return `status ${status} is not documented: ${JSON.stringify(body)}`;
  const content = documented.content?.["application/json"];
  if (!content) return body === undefined ? undefined : "a body is not documented";
  const code = codeIn(body);
  if (content.examples && !Object.hasOwn(content.examples, String(code)))
    return `code ${String(code)} is not documented`;
  const place = [
    "paths",
    template,
    method,
    "responses",
    String(status),
    "content",
    "application/json",
    "schema",
  ];
  return wrongAt(place, body);
}

/** What is wrong with the headers of a reply: one that is promised is missing, or one is no number. */
export function wrongHeaders(
  template: string,
  method: string,
  status: number,
  headers: Headers,
): string | undefined {
  const documented = published.paths[template]?.[method]?.responses[String(status)]?.headers ?? {};
  for (const [name, { $ref }] of Object.entries(documented)) {
    const value = headers.get(name);
    const described = headerOf($ref);
    if (value === null) {
      if (described?.required) return `header ${name} is missing`;
    } else if (described?.schema.type === "integer" && !/^\d+$/.test(value)) {
      return `header ${name} is no number: ${value}`;
    }
  }
  return undefined;
}

function headerOf(reference = ""): { required?: boolean; schema: Node } | undefined {
  const name = reference.split("/").at(-1) ?? "";
  const { components } = published as unknown as { components: { headers: Record<string, never> } };
  return components.headers[name];
}
