import type { ErrorBody } from "./contract";
import { asRequestError, errorOf, RequestError } from "./errors";

export interface ClientOptions {
  /** Where the server is, without a slash at the end: `https://calls.example.org`. In a page its own by default. */
  readonly baseUrl?: string;
  /**
   * An access token or a key; or who gives one each time, and null while there is none. Where the server did not accept
   * one, it is given, and another is asked for once. Endpoints that need none are called without.
   */
  readonly token?: string | ((refused?: string) => Promise<string | null>);
  /** How this client names itself (`[A-Za-z0-9._:-]{1,64}`); by default it has the name of its session. */
  readonly clientId?: string;
  /** With a service key: the user for whom it acts. */
  readonly userId?: string;
  readonly fetch?: typeof fetch;
}

export interface Request {
  readonly method: string;
  /** Below `/api/v1`, with the query. */
  readonly address: string;
  readonly open?: boolean;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly keepalive?: boolean;
}

const textOrFile = (body: unknown) =>
  body === undefined || body instanceof Blob ? body : JSON.stringify(body);

/** Sends a request. Rejects with {@link RequestError}: a refusal, or `NETWORK`, also when `signal` calls it off. */
export type Send = (request: Request) => Promise<Response>;

export function connectionTo(options: ClientOptions): Send {
  const { baseUrl = "", clientId, userId } = options;
  const tokenNow = async (refused?: string) => {
    const { token } = options;
    return typeof token === "function" ? token(refused) : (token ?? null);
  };

  const headersOf = ({ body, headers }: Request, token: string | null) => ({
    ...headers,
    // A file says itself of what type it is.
    ...(body === undefined || body instanceof Blob ? {} : { "Content-Type": "application/json" }),
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(token === null || clientId === undefined ? {} : { "X-Client-Id": clientId }),
    ...(token === null || userId === undefined ? {} : { "X-User-Id": userId }),
  });
  const once = (request: Request, token: string | null) =>
    (options.fetch ?? fetch)(`${baseUrl}/api/v1${request.address}`, {
      method: request.method,
      headers: headersOf(request, token),
      body: textOrFile(request.body),
      cache: "no-store",
      signal: request.signal,
      keepalive: request.keepalive,
    });

  /** A token that was refused is replaced once. */
  const signedIn = async (request: Request) => {
    const token = await tokenNow();
    if (token === null) throw new RequestError("UNAUTHORIZED", 401);
    const response = await once(request, token);
    if (response.status !== 401 || typeof options.token !== "function") return response;
    const other = await tokenNow(token);
    return other === null || other === token ? response : once(request, other);
  };

  return async (request) => {
    try {
      const response = await (request.open ? once(request, null) : signedIn(request));
      if (response.ok) return response;
      throw errorOf(response.status, (await response.json()) as Partial<ErrorBody> | null);
    } catch (error) {
      throw asRequestError(error);
    }
  };
}
