import { accessOf, clientId, type Endpoint, isApiError } from "@/lib/contract";
import { authenticate } from "../auth/authenticate";
import type { Listener } from "../caller";
import type { Live } from "../live";
import { jsonOf } from "./body";

/** A request whose body has been read. */
interface Asked {
  readonly request: Request;
  readonly text: string;
  readonly params: Promise<unknown>;
}

/** The members of a body that may be no JSON: whoever reads it next says so. */
function membersOf(text: string): object {
  try {
    return Object(jsonOf(text)) as object;
  } catch (error) {
    if (isApiError(error)) return {};
    throw error;
  }
}

/** Whom a service key is to act for: who acts as the request itself says, else the user of the header. */
async function actorIn(endpoint: Endpoint, { request, text, params }: Asked): Promise<string | undefined> {
  const member = accessOf(endpoint) === "service" ? "userId" : endpoint.own;
  if (member === undefined) return request.headers.get("x-user-id") ?? undefined;
  const given = { ...membersOf(text), ...((await params) as object) };
  const named = (given as Record<string, unknown>)[member];
  return typeof named === "string" ? named : undefined;
}

/** Who asks, by the token or the key that was sent. Errors: those of {@link authenticate}. */
export async function callerOf(
  live: Live,
  endpoint: Endpoint,
  asked: Asked,
): Promise<Omit<Listener, "gone">> {
  const { headers } = asked.request;
  const forId = () => actorIn(endpoint, asked);
  const claims = await authenticate(live, headers.get("authorization"), forId);
  const { userId, sessionId } = claims;
  const name = headers.get("x-client-id");
  const client = clientId.safeParse(name ?? sessionId).data ?? sessionId;
  const hasSocket = live.clients.at(userId, client) !== undefined;
  return { ...claims, clientId: client, hasSocket };
}
