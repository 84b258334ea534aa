import fc from "fast-check";
import { type Operation, published } from "../testing/openapi";
import { type CallKind, type Kind, password, Ref } from "./refs";
import { arbitraryOf, type Knowledge, type Schema } from "./schema";

/** An operation of the published document, as something to be asked for. */
export interface Target {
  readonly name: string;
  readonly method: string;
  readonly template: string;
  readonly body?: Schema;
  /** The body is a picture. */
  readonly picture: boolean;
  readonly parameters: NonNullable<Operation["parameters"]>;
  /** The command of the socket, where there is one. */
  readonly command?: string;
  /** In which calls it can do something. */
  readonly calls?: CallKind;
}

const callsFor: Readonly<Record<string, CallKind>> = {
  answerCall: "ringing",
  rejectCall: "ringing",
  cancelCall: "outgoing",
  getCall: "call",
  joinCall: "call",
  host: "hosted",
};

const isAboutCall = (template: string, operation: Operation) =>
  JSON.stringify([template, operation.requestBody ?? ""]).includes("callId");

export const targets: readonly Target[] = Object.entries(published.paths).flatMap(([template, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    name: operation.operationId,
    method: method.toUpperCase(),
    template,
    body: operation.requestBody?.content["application/json"]?.schema,
    picture: operation.requestBody?.content["image/png"] !== undefined,
    parameters: operation.parameters ?? [],
    command: /command `(\w+)`\.$/.exec(operation.description)?.[1],
    calls: callsFor[operation.operationId] ?? (isAboutCall(template, operation) ? "connected" : undefined),
  })),
);

/** What a `$ref` of the document stands for. */
function at(reference: string): Schema {
  const [, ...names] = reference.split("/");
  return names.reduce<Schema>((node, name) => node[name] as Schema, published);
}

const some = (kind: Kind) => fc.nat(1_000).map((n) => new Ref(kind, n));
const mostly = (kind: Kind, other: Kind, weight = 9) =>
  fc.oneof({ weight, arbitrary: some(kind) }, { weight: 1, arbitrary: some(other) });
const sdp = fc.nat(9).map((n) => `v=0\r\no=- ${n} 2 IN IP4 127.0.0.1\r\n`);

/** What `id`, `callId` and `userId` mean where they stand in this path. */
function byPlace({ template, method, calls }: Target): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const aboutOthers = /\/(blocks|members)\/\{/.test(template);
  const id = template.startsWith("/groups")
    ? some("group")
    : template.startsWith("/webhooks")
      ? some("webhook")
      : template.startsWith("/keys")
        ? some("apiKey")
        : template.startsWith("/sessions")
          ? some("session")
          : template.startsWith("/users")
            ? mostly(method === "GET" ? "user" : "own", "user")
            : some("call");
  const aboutMedia = template === "/rtc/mute" || template === "/rtc/video";
  const callId = mostly(calls ?? "call", "call", 4);
  return { id, callId, userId: aboutOthers ? some("user") : mostly("own", "user", aboutMedia ? 2 : 14) };
}

const byName: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...Object.fromEntries(
    ["callerId", "inviterId", "fromUserId"].map((name) => [name, mostly("own", "user", 14)]),
  ),
  ...Object.fromEntries(["toUserId", "peerUserId", "hostId"].map((name) => [name, mostly("peer", "user")])),
  ...Object.fromEntries(
    ["calleeIds", "inviteeIds", "memberIds", "userIds"].map((name) => [name, some("user")]),
  ),
  groupId: some("group"),
  deliveryId: some("delivery"),
  // Nothing is sent there: the addresses are private ones.
  url: fc.constantFrom(
    "https://127.0.0.1:1/",
    "https://localhost/a b",
    "http://127.0.0.1/",
    "https://a:b@[::1]/",
  ),
  at: some("now"),
  sdp,
  emoji: fc.constantFrom("👍", "❤️", "👩‍👩‍👧", "🇨🇳", "x"),
  refreshToken: some("refreshToken"),
  password: fc.constant(password),
  current: fc.constantFrom(password, password, "another one"),
  // As above: nothing is sent to a private address.
  endpoint: fc.constantFrom("https://127.0.0.1:1/push", "https://localhost/push", "http://127.0.0.1/"),
  p256dh: fc.constantFrom("B".padEnd(87, "A"), "B".padEnd(87, "_")),
  auth: fc.constant("A".repeat(22)),
  idempotencyKey: some("key"),
  keyword: fc.constantFrom("a", "An", "%", "_", "é", "nobody"),
  search: fc.constantFrom("a", "An", "%", "_", "é", "nobody"),
  personId: some("user"),
  "X-Client-Id": some("client"),
  "Idempotency-Key": some("key"),
  "If-None-Match": fc.constantFrom('W/"1"', 'W/"2"', '"3"', 'W/"4", W/"5"', "*"),
  after: fc.oneof(fc.nat(3), fc.nat(5_000)),
  // Who polls for longer waits in vain.
  wait: fc.constant(0),
};

/** Users of another system, and one who is not its own. */
const guests = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom("guest-1", "guest-2", "guest-3") },
  { weight: 1, arbitrary: some("user") },
);

export function knowledgeOf(target: Target): Knowledge {
  const signsIn = target.name === "login";
  const known: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    ...byName,
    ...byPlace(target),
    ...(signsIn ? { username: some("username") } : {}),
    ...(target.name === "mintToken" ? { userId: guests } : {}),
  };
  return { at, known: (name) => (Object.hasOwn(known, name) ? known[name] : undefined) };
}

/** Values of what stands at one of these places of a request, by name. Members that need not be are sometimes left out. */
export function parametersOf(target: Target, where: "path" | "query" | "header"): fc.Arbitrary<object> {
  const here = target.parameters.filter((parameter) => parameter.in === where);
  const properties = Object.fromEntries(here.map(({ name, schema }) => [name, schema]));
  const required = where === "path" ? Object.keys(properties) : [];
  const knowledge = knowledgeOf(target);
  const members = Object.entries(properties).map(
    ([name, schema]) => [name, arbitraryOf(schema, knowledge, name)] as const,
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: required, noNullPrototype: true });
}
