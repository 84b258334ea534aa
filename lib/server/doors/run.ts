import type { z } from "zod";
import { ApiError, type Endpoint, type InputOf, type Page } from "@/lib/contract";
import type { Caller } from "../caller";
import type { Live } from "../live";
import { checkRights } from "./rights";

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
export function inputOf<E extends Endpoint>(endpoint: E, raw: RawInput): InputOf<E> {
  return {
    ...check(endpoint.query, raw.query ?? {}),
    ...check(endpoint.body, raw.body ?? {}),
    ...check(endpoint.params, raw.params ?? {}),
  } as InputOf<E>;
}

/** The body of a success; of a list also how many there are on all pages, and whether there is another one. */
export interface Success {
  readonly body: unknown;
  readonly total?: number;
  readonly more?: boolean;
}

/** The one way into a command, for both doors: check what was sent, check that the caller may, run. */
export async function run<E extends Endpoint>(
  live: Live,
  endpoint: E,
  command: (live: Live, input: InputOf<E>, caller: Caller) => Promise<unknown>,
  raw: RawInput,
  caller: Caller,
): Promise<Success> {
  const input = inputOf(endpoint, raw);
  checkRights(endpoint, input as object, caller);
  const result = await command(live, input, caller);
  if (!endpoint.paged) return { body: result };
  const { items, total, more } = result as Page<unknown>;
  return { body: items, total, more };
}
