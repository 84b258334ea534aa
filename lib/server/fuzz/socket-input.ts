import fc from "fast-check";
import { mutated } from "./broken";
import { odd, oddText } from "./odd";
import { Ref } from "./refs";
import { arbitraryOf } from "./schema";
import { knowledgeOf, parametersOf, type Target } from "./targets";

/** What a client says on a socket, or with what it tries to come in. */
export interface SocketInput {
  readonly actor: number;
  readonly tab: number;
  readonly target?: Target;
  /** `handshake`: another client, with `args[0]` for its credentials. */
  readonly event: string;
  readonly args: readonly unknown[];
  /** With a function to be called back. */
  readonly ack: boolean;
}

const sender = { actor: fc.nat(1_000), tab: fc.nat(1) };
const usually = fc.nat(11).map((n) => n > 0);

/** Over the socket everything stands in one object. */
function bodiesOf(target: Target): fc.Arbitrary<unknown> {
  const body = target.body ? arbitraryOf(target.body, knowledgeOf(target)) : fc.constant({});
  return fc
    .tuple(parametersOf(target, "query"), body, parametersOf(target, "path"))
    .map(([query, given, path]) => ({ ...query, ...(given as object), ...path }));
}

/** What stands beside the body where only it should. */
const more = fc.oneof(
  { weight: 12, arbitrary: fc.constant<unknown[]>([]) },
  { weight: 1, arbitrary: fc.array(odd, { maxLength: 5 }) },
);

function commands(target: Target): fc.Arbitrary<SocketInput> {
  const valid = bodiesOf(target);
  const binary = fc.uint8Array({ maxLength: 20 });
  const body = fc.oneof(
    { weight: 8, arbitrary: valid },
    { weight: 6, arbitrary: mutated(valid) },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.tuple(valid, binary).map(([given, sdp]) => ({ ...(given as object), sdp })) },
  );
  return fc.record({
    ...sender,
    target: fc.constant(target),
    event: fc.constant("command"),
    args: fc.tuple(body, more).map(([given, others]) => [target.command, given, ...others]),
    ack: usually,
  });
}

const tokens = fc.oneof(fc.constant(0), fc.nat(40)).map((n) => new Ref("token", n));
const names = ["toString", "__proto__", "constructor", "hasOwnProperty", "", "call ", "CALL", "then"];
const others: fc.Arbitrary<SocketInput> = fc.oneof(
  fc.record({
    ...sender,
    event: fc.constant("command"),
    args: fc.array(fc.oneof(fc.constantFrom<unknown>(...names), odd), { maxLength: 3 }),
    ack: usually,
  }),
  fc.record({
    ...sender,
    event: fc.constant("authenticate"),
    args: fc.tuple(fc.oneof(tokens, odd), more).map(([first, rest]) => [first, ...rest]),
    ack: usually,
  }),
  fc.record({
    ...sender,
    event: fc.constantFrom("call", "signal", "present", "error", "message", "__proto__", "toString", "ack"),
    args: fc.array(odd, { maxLength: 4 }),
    ack: fc.boolean(),
  }),
);

const credentials = fc.oneof(
  fc.record({ token: tokens, clientId: fc.oneof(fc.constantFrom("tab-0", "other"), oddText) }),
  fc.record({ token: odd, clientId: odd }, { requiredKeys: [] }),
  odd,
);
const handshakes: fc.Arbitrary<SocketInput> = fc.record({
  ...sender,
  event: fc.constant("handshake"),
  args: credentials.map((given) => [given]),
  ack: fc.constant(false),
});

/** Whatever a client may say: the commands of these operations, other events, and attempts to come in. */
export function socketInputs(targets: readonly Target[]): fc.Arbitrary<SocketInput> {
  const known = targets.filter(({ command }) => command !== undefined);
  return fc.oneof(
    ...known.map((target) => ({ weight: 10, arbitrary: commands(target) })),
    { weight: known.length, arbitrary: others },
    { weight: Math.ceil(known.length / 6), arbitrary: handshakes },
  );
}
