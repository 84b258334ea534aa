import type { z } from "zod";
import { ApiError, type Endpoint, type InputOf, type ReplyOf } from "@/lib/contract";
import type { Caller } from "../caller";
import type { Command } from "../commands/command";
import type { Live } from "../live";

type AnyEndpoint = Endpoint;

/** What was sent, by where it stood. */
export interface RawInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

function check(schema: z.ZodType, value: unknown): object {
  const result = schema.safeParse(value);
  if (result.success) return result.data as object;
  const issues = result.error.issues.map(({ path, message }) => ({ path, reason: message }));
  throw new ApiError("VALIDATION_ERROR", { issues });
}

/** Everything that was sent, checked and in one object. Errors: VALIDATION_ERROR. */
export function inputOf<E extends AnyEndpoint>(endpoint: E, raw: RawInput): InputOf<E> {
  return {
    ...check(endpoint.query, raw.query ?? {}),
    ...check(endpoint.body, raw.body ?? {}),
    ...check(endpoint.params, raw.params ?? {}),
  } as InputOf<E>;
}

/** The one way into a command, for both doors: check what was sent, check that it is the caller's own, run. */
export async function run<E extends AnyEndpoint>(
  live: Live,
  endpoint: E,
  command: Command<E>,
  raw: RawInput,
  caller: Caller,
): Promise<ReplyOf<E>> {
  const input = inputOf(endpoint, raw);
  if (endpoint.own !== undefined && (input as Record<string, unknown>)[endpoint.own] !== caller.userId) {
    throw new ApiError("FORBIDDEN");
  }
  return command(live, input, caller);
}
