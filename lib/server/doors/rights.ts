import { accessOf, ApiError, type Endpoint } from "@/lib/contract";
import { type KeyUse, nobody } from "../auth/claims";
import type { Caller } from "../caller";

const forbidden = (sentence: string) => new ApiError("FORBIDDEN", {}, sentence);

/** What this key may not do here; undefined when it may. */
function refusalOf(endpoint: Endpoint, { scopes }: KeyUse, userId: string): ApiError | undefined {
  const access = accessOf(endpoint);
  if (access === "session") return forbidden("No key may do this; sign in.");
  if (access !== "any" && !scopes.some((scope) => scope === access))
    return forbidden(`This needs the scope ${access}.`);
  if (userId !== nobody) return undefined;
  const where = endpoint.own === undefined ? "in the header X-User-Id" : `as ${endpoint.own}`;
  return forbidden(`Name ${where} a user that this service key has created with POST /auth/token.`);
}

/** The key itself: whoever has a token that was made with it is one of its users. */
function mustBeServiceKey(key: KeyUse | undefined): void {
  if (key?.kind !== "service" || key.minted) throw forbidden("Only a service key may do this.");
}

/**
 * May this caller do this? A key may do what its scopes say, for whom it acts; and everybody acts as themselves.
 * Errors: FORBIDDEN.
 */
export function checkRights(endpoint: Endpoint, input: object, { userId, key }: Caller): void {
  if (accessOf(endpoint) === "service") return mustBeServiceKey(key);
  const refusal = key && refusalOf(endpoint, key, userId);
  if (refusal) throw refusal;
  const { own } = endpoint;
  if (own !== undefined && (input as Record<string, unknown>)[own] !== userId)
    throw new ApiError("FORBIDDEN");
}
