import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** By this header the HTTP server tells the handlers where a request came from. */
const header = "x-ringback-address";

/**
 * The address at the other end; behind a trusted proxy the last one in X-Forwarded-For, which that proxy wrote: all
 * before it are the client's own words.
 */
function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? String(headers["x-forwarded-for"]).split(",").at(-1)?.trim() : undefined;
  return forwarded !== undefined && isIP(forwarded) !== 0 ? forwarded : (socket.remoteAddress ?? "");
}

/** Notes on the request where it came from. What a client sent in that header itself is overwritten. */
export function noteAddress(request: IncomingMessage, trustProxy: boolean): void {
  request.headers[header] = addressOf(request, trustProxy);
}

/** Where the request came from, as {@link noteAddress} has noted it; empty when that is not known. */
export const addressIn = (headers: Headers): string => headers.get(header) ?? "";
