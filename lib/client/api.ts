// Types alone: a page must not carry the schemas of the whole contract.
import type { CallDetail, endpoints, ErrorBody, ErrorCode, InputOf, Person, ReplyOf } from "@/lib/contract";
import { accessToken, forgetToken } from "./account";

/** A request that did not succeed. `NETWORK`: there was no reply that the server made. */
export class RequestError extends Error {
  constructor(
    readonly code: ErrorCode | "NETWORK",
    readonly status: number,
    readonly details: Record<string, unknown> = {},
    message: string = code,
  ) {
    super(message);
    this.name = "RequestError";
  }
}

type Endpoints = typeof endpoints;
/** The endpoints that are read with GET and where they are; a test holds them to the contract. */
export const readPaths = {
  listUsers: "/users",
  getCall: "/rtc/call/:id",
} as const satisfies Partial<Record<keyof Endpoints, string>>;

type Readable = keyof typeof readPaths;
type Value = string | number | undefined;
/** What is given; members with a default may be left out. */
type Given<Name extends Readable> = Partial<InputOf<Endpoints[Name]>>;

/** The address of an endpoint: members named in the path go there, all others into the query. */
export function addressOf(path: string, input: Readonly<Record<string, Value>>): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    if (path.includes(`:${name}`)) filled = filled.replace(`:${name}`, encodeURIComponent(value));
    else query.set(name, String(value));
  }
  const text = query.toString();
  return `/api/v1${filled}${text === "" ? "" : `?${text}`}`;
}

async function send(address: string, signal: AbortSignal | undefined): Promise<Response> {
  const access = await accessToken();
  if (access === null) throw new RequestError("UNAUTHORIZED", 401);
  return fetch(address, { headers: { Authorization: `Bearer ${access.token}` }, cache: "no-store", signal });
}

/** A token that was refused is replaced once. */
async function sendTwice(address: string, signal: AbortSignal | undefined): Promise<Response> {
  const response = await send(address, signal);
  if (response.status !== 401) return response;
  forgetToken();
  return send(address, signal);
}

/** The error that a reply tells of. */
export function errorOf(status: number, body: Partial<ErrorBody> | null): RequestError {
  const error = body?.error;
  if (!error) return new RequestError("NETWORK", status);
  return new RequestError(error.code, status, error.details, error.message);
}

/** Reads from the API. Rejects with {@link RequestError}, also when `signal` calls it off. */
async function read<Name extends Readable>(
  name: Name,
  input: Readonly<Record<string, Value>>,
  signal?: AbortSignal,
): Promise<ReplyOf<Endpoints[Name]>> {
  try {
    const response = await sendTwice(addressOf(readPaths[name], input), signal);
    if (response.ok) return (await response.json()) as ReplyOf<Endpoints[Name]>;
    throw errorOf(response.status, (await response.json()) as Partial<ErrorBody> | null);
  } catch (error) {
    throw error instanceof RequestError ? error : new RequestError("NETWORK", 0);
  }
}

/** Everybody else on this server, by name. */
export const listUsers = (input: Given<"listUsers">, signal?: AbortSignal): Promise<Person[]> =>
  read("listUsers", input, signal);

/** A call that this user is or was part of. */
export const getCall = (id: string, signal?: AbortSignal): Promise<CallDetail> =>
  read("getCall", { id }, signal);
