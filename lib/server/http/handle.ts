import { ApiError, clientId, type Endpoint } from "@/lib/contract";
import { authenticate } from "../auth/authenticate";
import type { Caller } from "../caller";
import type { Command, OpenCommand } from "../commands/command";
import { inputOf, type RawInput, run } from "../doors/run";
import { type Live, live } from "../live";
import { jsonOf, textOf } from "./body";
import { failure, success } from "./reply";

/** A route handler as Next calls it. */
export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

async function callerOf(handle: Live, request: Request): Promise<Caller> {
  const { userId, sessionId } = await authenticate(handle, request.headers.get("authorization"));
  const named = clientId.optional().safeParse(request.headers.get("x-client-id") ?? undefined);
  if (!named.success) {
    throw new ApiError("VALIDATION_ERROR", {
      issues: named.error.issues.map(({ message }) => ({ path: ["X-Client-Id"], reason: message })),
    });
  }
  const client = named.data ?? sessionId;
  return { userId, sessionId, clientId: client, hasSocket: handle.clients.at(userId, client) !== undefined };
}

async function rawInput(text: string, request: Request, params: Promise<unknown>): Promise<RawInput> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return { body: jsonOf(text), query, params: await params };
}

/**
 * The REST door: one expression makes a route handler from an endpoint and its command. Checks in the order that the
 * API promises: size and type, token, form, own id; then the command.
 */
export function handle<E extends Endpoint>(endpoint: E, command: Command<E>): Handler {
  return guarded(endpoint, async (handle, request, params) => {
    const text = await textOf(request);
    const caller = await callerOf(handle, request);
    return run(handle, endpoint, command, await rawInput(text, request, params), caller);
  });
}

/** The same for an endpoint that needs no token. */
export function handleOpen<E extends Endpoint>(endpoint: E, command: OpenCommand<E>): Handler {
  return guarded(endpoint, async (handle, request, params) => {
    const raw = await rawInput(await textOf(request), request, params);
    return command(handle, inputOf(endpoint, raw));
  });
}

function guarded(
  endpoint: Endpoint,
  reply: (handle: Live, request: Request, params: Promise<unknown>) => Promise<unknown>,
): Handler {
  return async (request, { params }) => {
    const requestId = crypto.randomUUID();
    try {
      return success(await reply(live(), request, params), endpoint.status, requestId);
    } catch (error) {
      return failure(error, requestId);
    }
  };
}
