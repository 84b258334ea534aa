import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { endpointEntries } from "./endpoints";
import { errorCodes } from "./errors";
import { openApiDocument, templateOf } from "./openapi";

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

const document = JSON.parse(JSON.stringify(openApiDocument())) as Node & {
  paths: Record<string, Record<string, Operation>>;
};
interface Media {
  schema: Node;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Operation {
  operationId: string;
  summary: string;
  description: string;
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every schema below this node, with where it stands. */
function schemasIn(node: unknown, at = ""): { at: string; schema: Node }[] {
  if (!isNode(node)) return [];
  const inner = Object.entries(node)
    .filter(([name]) => name !== "example" && name !== "examples")
    .flatMap(([name, value]) => schemasIn(value, `${at}/${name}`));
  return [...("type" in node || "$ref" in node || "anyOf" in node ? [{ at, schema: node }] : []), ...inner];
}

test("the document is valid OpenAPI 3.1, as an independent validator says", async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("every endpoint of the contract is in it, and nothing else", () => {
  const expected = endpointEntries.map(
    ([, endpoint]) => `${endpoint.method.toLowerCase()} ${templateOf(endpoint)}`,
  );
  expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(expected.sort());
});

test("every member of every schema is described, and every enumeration says what its words mean", () => {
  const silent: string[] = [];
  for (const { at, schema } of schemasIn(document)) {
    for (const [name, member] of Object.entries((schema.properties ?? {}) as Record<string, Node>)) {
      if (!member.description && !member.$ref) silent.push(`${at} ${name}`);
    }
    if (schema.enum && !schema.description) silent.push(at);
  }
  expect(silent).toEqual([]);
});

test("everything measured names its unit", () => {
  const measured = /jitter|roundTripTime|duration|bitrate|frameRate|frameWidth|frameHeight|bytes|expiresIn/i;
  const units = /seconds|kbit\/s|pixels|per second|octets|milliseconds/i;
  const unnamed: string[] = [];
  for (const { at, schema } of schemasIn(document)) {
    for (const [name, member] of Object.entries((schema.properties ?? {}) as Record<string, Node>)) {
      if (measured.test(name) && !units.test(String(member.description))) unnamed.push(`${at} ${name}`);
    }
  }
  expect(unnamed).toEqual([]);
});

describe("the examples", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "api", ...document });
  const wrong = (media: Media | undefined, value: unknown, pointer: string) => {
    if (!media) return undefined;
    const validate = ajv.compile({ $ref: `api#${pointer}` });
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  };
  const escaped = (text: string) => encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1"));

  test.each(operations)("of $method $path follow their schemas", ({ path, method, operation }) => {
    const base = `/paths/${escaped(path)}/${method}`;
    const body = operation.requestBody?.content["application/json"];
    // A file has no example.
    const isFile = operation.operationId === "setAvatar";
    if (operation.requestBody && !isFile) expect(body?.example).toBeDefined();
    expect(
      wrong(body, body?.example, `${base}/requestBody/content/application~1json/schema`),
    ).toBeUndefined();
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      expect(description).not.toBe("");
      const media = content?.["application/json"];
      const examples =
        media?.example === undefined ? Object.values(media?.examples ?? {}) : [{ value: media.example }];
      if (media) expect(examples.length).toBeGreaterThan(0);
      for (const { value } of examples) {
        const pointer = `${base}/responses/${status}/content/application~1json/schema`;
        expect(wrong(media, value, pointer)).toBeUndefined();
      }
    }
  });
});

test("every code is told of where it may come, in words", () => {
  const told = operations.flatMap(({ operation }) =>
    Object.values(operation.responses).flatMap(({ content }) =>
      Object.keys(content?.["application/json"]?.examples ?? {}),
    ),
  );
  const untold = Object.keys(errorCodes).filter((code) => !told.includes(code));
  // For an address that means nothing; no endpoint answers it.
  expect(untold).toEqual(["NOT_FOUND"]);
});
