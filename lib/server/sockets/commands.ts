import { ApiError, errorBodyOf } from "@/lib/contract";
import type { Caller } from "../caller";
import { doors } from "../doors/doors";
import { problemOf } from "../doors/problem";
import { mustAllow } from "../limits/allowance";
import type { Live } from "../live";

/** What a client whose access token has expired may still do, in its present call. */
const withoutToken = new Set(["signal", "mute", "leave", "hangup"]);

/** Who asks: a client on a socket, whose token may have expired, with the calls in which it has a place. */
export interface SocketCaller extends Caller {
  readonly expired: boolean;
  readonly seats: ReadonlySet<string>;
}

function checkToken(name: string, body: unknown, { expired, seats }: SocketCaller): void {
  if (!expired) return;
  const callId: unknown =
    typeof body === "object" && body !== null && "callId" in body ? body.callId : undefined;
  const present = typeof callId === "string" && seats.has(callId);
  if (!withoutToken.has(name) || !present) throw new ApiError("TOKEN_EXPIRED");
}

/** Over REST a query is text; here numbers may stand in it as what they are. */
function queryOf(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const text = (value: unknown) =>
    typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, text(value)]));
}

/** Runs a command by name and answers with the body that REST would give. */
export async function command(
  live: Live,
  name: unknown,
  body: unknown,
  caller: SocketCaller,
): Promise<unknown> {
  try {
    const door = typeof name === "string" && Object.hasOwn(doors, name) ? doors[name] : undefined;
    if (!door) throw new ApiError("NOT_FOUND", {}, "There is no such command.");
    checkToken(String(name), body, caller);
    mustAllow(await live.limits.ofCaller(door.endpoint.bucket, caller));
    // One object has them all; each part takes what it knows.
    return (await door.run(live, { params: body, query: queryOf(body), body }, caller)).body;
  } catch (error) {
    return errorBodyOf(problemOf(error, crypto.randomUUID()));
  }
}
