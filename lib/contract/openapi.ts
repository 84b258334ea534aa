import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import { clientId, id } from "./common";
import { type Access, accessOf, type Endpoint, tags } from "./endpoint";
import { endpointEntries, type EndpointName } from "./endpoints";
import { type ErrorCode, errorBody, errorCodes } from "./errors";
import { eventId } from "./event";

const version = "1.0.0";

/** The path as OpenAPI writes it. */
export const templateOf = ({ path }: Endpoint): string => path.replace(/:(\w+)/g, "{$1}");

const isEmpty = (schema: z.ZodType) =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;

const needsBody = (endpoint: Endpoint) => !isEmpty(endpoint.body);

/** Every refusal of an endpoint: its own, and those that come from how it is called. */
export function refusalsOf(endpoint: Endpoint): ErrorCode[] {
  const always: ErrorCode[] = ["VALIDATION_ERROR", "RATE_LIMIT_EXCEEDED", "INTERNAL_ERROR", "UNAVAILABLE"];
  return [
    ...always,
    ...(endpoint.open ? [] : (["UNAUTHORIZED", "TOKEN_EXPIRED"] as const)),
    ...(endpoint.open ? [] : (["FORBIDDEN"] as const)),
    ...(endpoint.method === "GET" ? [] : (["PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"] as const)),
    ...(endpoint.idempotent ? (["IDEMPOTENCY_KEY_IN_USE", "IDEMPOTENCY_KEY_REUSED"] as const) : []),
    ...endpoint.errors,
  ];
}

const header = (schema: z.ZodType, id: string, description: string) =>
  schema.meta({ description, header: { id } });
const count = z.int().min(0);
const always = {
  "X-Request-Id": header(z.string(), "RequestId", "Names the request in the server's log."),
  "RateLimit-Limit": header(count.optional(), "RateLimit", "Requests that the limit allows in its time."),
  "RateLimit-Remaining": header(count.optional(), "RateLimitRemaining", "Requests that are left of it."),
  "RateLimit-Reset": header(count.optional(), "RateLimitReset", "Seconds until it is whole again."),
};
const paged = {
  "X-Total-Count": header(count, "TotalCount", "How many there are on all pages; may be capped."),
  Link: header(z.string().optional(), "Link", "The `first`, `prev` and `next` page (RFC 8288)."),
};
const etag = { ETag: header(z.string(), "ETag", "Weak; made from the version of the call.") };
const retryAfter = { "Retry-After": header(count.optional(), "RetryAfter", "Seconds to wait.") };

function failure(status: number, codes: readonly ErrorCode[]) {
  const lines = codes.map((code) => `- \`${code}\`: ${errorCodes[code][1]}`);
  const waits = status === 429 || status === 503;
  return {
    description: lines.join("\n"),
    headers: z.object({ ...always, ...(waits ? retryAfter : {}) }),
    content: {
      "application/json": {
        schema: errorBody,
        examples: Object.fromEntries(
          codes.map((code) => [
            code,
            { value: { success: false, error: { code, message: errorCodes[code][1], details: {} } } },
          ]),
        ),
      },
    },
  };
}

function failures(endpoint: Endpoint) {
  const codes = [...new Set(refusalsOf(endpoint))];
  const statuses = [...new Set(codes.map((code) => errorCodes[code][0]))];
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      failure(
        status,
        codes.filter((code) => errorCodes[code][0] === status),
      ),
    ]),
  );
}

const streamed = {
  "text/event-stream": {
    schema: z
      .string()
      .describe(
        "Server-sent events (WHATWG HTML): `id`, `event` and `data` as in the JSON reply, `data` as JSON in one line.",
      ),
    example: 'id: 17-1705314600000\nevent: device\ndata: {"callId":"call-uuid"}\n\n',
  },
};

const kept = {
  "Content-Disposition": header(z.string(), "ContentDisposition", "How the file is called (RFC 6266)."),
};

/** What the reply is besides JSON. */
function otherContent({ streams, other, example }: Endpoint) {
  if (streams) return streamed;
  return other === undefined ? {} : { [other]: { schema: z.string(), example: example.other } };
}

function success(endpoint: Endpoint) {
  const headers = {
    ...always,
    ...(endpoint.paged ? paged : {}),
    ...(endpoint.etag ? etag : {}),
    ...(endpoint.other === undefined ? {} : kept),
  };
  return {
    [String(endpoint.status)]: {
      description: endpoint.title,
      headers: z.object(headers),
      content: {
        "application/json": { schema: endpoint.reply, example: endpoint.example.reply },
        ...otherContent(endpoint),
      },
    },
    ...(endpoint.etag
      ? { "304": { description: "It is as in If-None-Match.", headers: z.object(etag) } }
      : {}),
  };
}

const clientHeader = clientId
  .optional()
  .describe("How this client names itself; default: the session of the token.");
const keyHeader = z
  .string()
  .optional()
  .describe("A request with the same key and the same body gets the stored reply for 24 hours.");

const lastEvent = eventId.optional().describe("The last event that was taken.");

const actorHeader = id
  .optional()
  .describe("With a service key: the user for whom it acts, one that it has created.");

const sentences: Readonly<Record<Access, string>> = {
  any: "With a key: any.",
  session: "With a key: never; sign in.",
  service: "With a service key, and nothing else.",
  "calls:read": "With a key: one with the scope `calls:read`.",
  "calls:act": "With a key: one with the scope `calls:act`.",
};

/** Where nothing in the request says who acts. */
const needsActor = (endpoint: Endpoint) =>
  endpoint.own === undefined && !["session", "service"].includes(accessOf(endpoint));

const file = { schema: { type: "string", format: "binary" } } as const;

/** What is sent: JSON, or a file. */
function contentOf({ takes, body, example }: Endpoint) {
  if (takes) return Object.fromEntries(takes.types.map((type) => [type, file]));
  return { "application/json": { schema: body, example: example.body } };
}

function operation(name: EndpointName, endpoint: Endpoint): ZodOpenApiOperationObject {
  const headers = z.object({
    ...(endpoint.open ? {} : { "X-Client-Id": clientHeader }),
    ...(endpoint.open || !needsActor(endpoint) ? {} : { "X-User-Id": actorHeader }),
    ...(endpoint.idempotent ? { "Idempotency-Key": keyHeader } : {}),
    ...(endpoint.streams ? { "Last-Event-ID": lastEvent } : {}),
    ...(endpoint.etag ? { "If-None-Match": z.string().optional().describe("An ETag that is known.") } : {}),
  });
  const socket = endpoint.command ? `\n\nOver the socket: command \`${endpoint.command}\`.` : "";
  return {
    operationId: name,
    tags: [tags[endpoint.tag]],
    summary: endpoint.title,
    description: `${endpoint.about}${endpoint.open ? "" : `\n\n${sentences[accessOf(endpoint)]}`}${socket}`,
    security: endpoint.open ? [] : [{ token: [] }],
    requestParams: {
      ...(isEmpty(endpoint.params) ? {} : { path: endpoint.params as z.ZodObject }),
      ...(isEmpty(endpoint.query) ? {} : { query: endpoint.query as z.ZodObject }),
      ...(isEmpty(headers) ? {} : { header: headers }),
    },
    ...(needsBody(endpoint) ? { requestBody: { required: true, content: contentOf(endpoint) } } : {}),
    responses: { ...success(endpoint), ...failures(endpoint) },
  };
}

const knownFormats = ["date", "date-time"];

/** Replies may get new members; a format that is known says what zod's long pattern for it says, others only zod knows. */
function simplify({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  const known = knownFormats.includes(String(jsonSchema.format));
  if (!known) delete jsonSchema.format;
  if (known || jsonSchema.type === "integer") delete jsonSchema.pattern;
}

/** The OpenAPI 3.1 document of the whole API. */
export function openApiDocument() {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, endpoint] of endpointEntries) {
    const path = templateOf(endpoint);
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Ringback",
        version,
        description:
          "Calls between people and programs. Every success and every error is JSON, and so is what is sent, but for pictures; times are ISO 8601 UTC; ids are opaque. Unknown members of a body are ignored, and replies may get new members.",
        license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
      },
      servers: [{ url: "/api/v1", description: "This server." }],
      tags: Object.values(tags).map((name) => ({ name })),
      components: {
        securitySchemes: {
          token: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "JWT",
            description: "The access token of POST /auth/login, or a key.",
          },
        },
      },
      paths,
    },
    { override: simplify },
  );
}
