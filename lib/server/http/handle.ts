import { ApiError, clientId, type Endpoint, type InputOf } from "@/lib/contract";
import type { Listener } from "../caller";
import type { Command, FileCommand, OpenCommand, StreamCommand } from "../commands/command";
import { inputOf, type RawInput, run, type Success } from "../doors/run";
import { addressIn } from "../limits/address";
import { Tally } from "../limits/allowance";
import { nameIn } from "../limits/name";
import { type Live, live } from "../live";
import { fileOf, jsonOf, textOf } from "./body";
import { agentIn } from "../auth/agent";
import { callerOf } from "./caller";
import { failure, replyTo } from "./reply";

/** A route handler as Next calls it. */
export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

function headerIssue(name: string, reason: string): ApiError {
  return new ApiError("VALIDATION_ERROR", { issues: [{ path: [name], reason }] });
}

function checkClientId(request: Request): void {
  const named = clientId.optional().safeParse(request.headers.get("x-client-id") ?? undefined);
  if (!named.success) throw headerIssue("X-Client-Id", named.error.issues[0]?.message ?? "");
}

/** Over REST the key is a header; the body has it for the socket. */
function withKey(body: unknown, endpoint: Endpoint, request: Request): unknown {
  const key = endpoint.idempotent ? request.headers.get("idempotency-key") : null;
  if (key === null || typeof body !== "object" || Array.isArray(body)) return body;
  return { ...body, idempotencyKey: key };
}

/** Where a stream resumes, the header is newer than the address. */
function queryOf(endpoint: Endpoint, request: Request): Record<string, string> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const after = endpoint.streams ? request.headers.get("last-event-id") : null;
  return after ? { ...query, after } : query;
}

async function rawInput(
  text: string,
  endpoint: Endpoint,
  request: Request,
  params: Promise<unknown>,
): Promise<RawInput> {
  const query = queryOf(endpoint, request);
  return { body: withKey(jsonOf(text), endpoint, request), query, params: await params };
}

/**
 * The REST door: one expression makes a route handler from an endpoint and its command. Checks in the order that the
 * API promises: size and type, token, rate, form, own id; then the command.
 */
export function handle<E extends Endpoint>(endpoint: E, command: Command<E>): Handler {
  return signedIn(endpoint, (live, input, caller) => command(live, input, caller));
}

/** The same for an endpoint that streams to who listens. */
export function handleStream<E extends Endpoint>(endpoint: E, command: StreamCommand<E>): Handler {
  return signedIn(endpoint, (live, input, caller, gone) => command(live, input, { ...caller, gone }));
}

/** The same for an endpoint that answers a file. */
export function handleFile<E extends Endpoint>(endpoint: E, command: FileCommand<E>): Handler {
  return signedIn(endpoint, (live, input, caller) => command(live, input, caller));
}

function signedIn<E extends Endpoint>(
  endpoint: E,
  command: (
    live: Live,
    input: InputOf<E>,
    caller: Omit<Listener, "gone">,
    gone: AbortSignal,
  ) => Promise<unknown>,
): Handler {
  return guarded(endpoint, async (handle, request, params, tally) => {
    const file = endpoint.takes && (await fileOf(request, endpoint.takes));
    const text = file ? "" : await textOf(request);
    const caller = await callerOf(handle, endpoint, { request, text, params });
    tally.add(await handle.limits.ofCaller(endpoint.bucket, caller));
    checkClientId(request);
    const json = await rawInput(text, endpoint, request, params);
    const raw = file ? { ...json, body: { content: file } } : json;
    const asked = (live: Live, input: InputOf<E>) => command(live, input, caller, request.signal);
    return run(handle, endpoint, asked, raw, caller);
  });
}

/** The same for an endpoint that needs no token: it counts for the address, and when signing in or up for the name too. */
export function handleOpen<E extends Endpoint>(endpoint: E, command: OpenCommand<E>): Handler {
  return guarded(endpoint, async (handle, request, params, tally) => {
    const text = await textOf(request);
    const address = addressIn(request.headers);
    tally.add(await handle.limits.ofAddress(endpoint.bucket, address));
    const raw = await rawInput(text, endpoint, request, params);
    const name = endpoint.bucket === "signIn" ? nameIn(raw.body) : undefined;
    if (name !== undefined) tally.add(await handle.limits.ofName(address, name));
    const agent = agentIn(request.headers);
    return { body: await command(handle, inputOf(endpoint, raw), { agent }) };
  });
}

function guarded(
  endpoint: Endpoint,
  reply: (handle: Live, request: Request, params: Promise<unknown>, tally: Tally) => Promise<Success>,
): Handler {
  return async (request, { params }) => {
    const requestId = crypto.randomUUID();
    const tally = new Tally();
    const answer = async () =>
      replyTo(request, endpoint, await reply(live(), request, params, tally), requestId);
    const response = await answer().catch((error: unknown) => failure(error, requestId));
    tally.mark(response.headers);
    return response;
  };
}
