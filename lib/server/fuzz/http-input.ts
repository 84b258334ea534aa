import fc from "fast-check";
import { mutated } from "./broken";
import {
  asJson,
  type Body,
  oddAuthorization,
  oddBody,
  oddHeaders,
  oddPath,
  oddQuery,
  oddType,
} from "./http-odd";
import { odd } from "./odd";
import { Ref } from "./refs";
import { arbitraryOf } from "./schema";
import { knowledgeOf, parametersOf, type Target } from "./targets";

/** How the body is sent. `short`: less than is announced, then the connection is closed; `long`: more than that. */
export type Sending = "announced" | "chunked" | "short" | "long";

/** A request before it is sent: what only exists then is named by a {@link Ref}. */
export interface HttpInput {
  readonly target: Target;
  /** Says who sends it. */
  readonly actor: number;
  readonly method: string;
  /** The parameters of the path. */
  readonly path: object;
  readonly query: readonly (readonly [unknown, unknown])[];
  readonly headers: readonly (readonly [string, unknown])[];
  /** In parts. */
  readonly authorization: readonly unknown[];
  readonly contentType: string | undefined;
  readonly body: Body;
  readonly sending: Sending;
}

type Parts = { [Name in keyof HttpInput]: fc.Arbitrary<HttpInput[Name]> };

const pairs = (members: fc.Arbitrary<object>) =>
  members.map((given) => Object.entries(given) as [string, unknown][]);

/** A PNG of one pixel, and its beginning. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const cut = dot.subarray(0, 20);

/** A request as the document describes it. */
function valid(target: Target): Parts {
  const body = target.body ? arbitraryOf(target.body, knowledgeOf(target)) : fc.constant(undefined);
  const picture = fc.constantFrom<Body>({ value: "", encode: () => dot }, { value: "", encode: () => cut });
  return {
    target: fc.constant(target),
    actor: fc.nat(1_000),
    method: fc.constant(target.method),
    path: parametersOf(target, "path"),
    query: pairs(parametersOf(target, "query")),
    headers: pairs(parametersOf(target, "header")),
    authorization: fc.constant(["Bearer ", new Ref(target.name === "mintToken" ? "serviceKey" : "token", 0)]),
    contentType: fc.constant(target.picture ? "image/png" : target.body ? "application/json" : undefined),
    body: target.picture ? picture : asJson(body),
    sending: fc.constant("announced"),
  };
}

/** A request that is broken in one place. */
function broken(target: Target, parts: Parts): fc.Arbitrary<HttpInput> {
  const value = parts.body.map((body) => body.value);
  const hasBody = target.body !== undefined;
  const isGet = target.method === "GET";
  const but = (weight: number, change: Partial<Parts>) => ({
    weight,
    arbitrary: fc.record({ ...parts, ...change }),
  });
  return fc.oneof(
    but(hasBody ? 10 : 1, { body: asJson(mutated(value)) }),
    but(hasBody ? 3 : 1, { body: oddBody(value) }),
    but(target.template.includes("{") ? 5 : 0, { path: oddPath(parts.path) }),
    but(isGet ? 4 : 1, { query: oddQuery(target) }),
    but(2, { headers: oddHeaders }),
    but(1, { authorization: oddAuthorization }),
    but(1, { contentType: oddType }),
    but(isGet ? 0 : 1, { sending: fc.constantFrom("chunked", "chunked", "short", "long") }),
  );
}

/** Nothing is as it should be but who asks. */
function garbage(target: Target, parts: Parts): fc.Arbitrary<HttpInput> {
  return fc.record({
    ...parts,
    method: fc.constantFrom(target.method, target.method, "GET", "POST", "PUT", "DELETE", "PATCH"),
    path: oddPath(parts.path),
    query: oddQuery(target),
    headers: oddHeaders,
    contentType: fc.oneof(fc.constant("application/json"), oddType),
    body: oddBody(odd),
  });
}

/** Requests to this operation: as described, broken in one place, and garbage. */
export function httpInputs(target: Target): fc.Arbitrary<HttpInput> {
  const parts = valid(target);
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(parts) },
    { weight: 4, arbitrary: broken(target, parts) },
    { weight: 1, arbitrary: garbage(target, parts) },
  );
}
