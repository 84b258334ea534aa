import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { openApiDocument } from "@/lib/contract/openapi";
import { isKnown } from "./reply";
import { write } from "./refuse";

const address = "/api/v1/openapi.json";

function prepare() {
  const text = Buffer.from(JSON.stringify(openApiDocument()));
  // Weak: it is the same document, compressed or not.
  const tag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  return { text, zipped: gzipSync(text), tag };
}
let prepared: ReturnType<typeof prepare> | undefined;

/** Does the client take gzip (RFC 9110, section 12.5.3)? */
function takesGzip(accepted = ""): boolean {
  const codings = accepted.split(",").map((coding) => coding.replace(/\s/g, "").toLowerCase());
  return codings.some((coding) => /^gzip(;q=(1|0\.\d*[1-9]).*)?$/.test(coding));
}

/** The OpenAPI document as this client wants it: made and compressed once, and not sent to who has it already. */
export function documentFor(asked: IncomingMessage["headers"]): Response {
  const { text, zipped, tag } = (prepared ??= prepare());
  const headers = new Headers({ ETag: tag, Vary: "Accept-Encoding", "Cache-Control": "public, no-cache" });
  if (isKnown(asked["if-none-match"] ?? null, tag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", "application/json");
  if (!takesGzip(asked["accept-encoding"]?.toString())) return new Response(text, { headers });
  headers.set("Content-Encoding", "gzip");
  return new Response(zipped, { headers });
}

/**
 * Sends the OpenAPI document where it is asked for; false for any other request. Before Next: what its route handlers reply
 * is not compressed, and it drops the header of what a handler has compressed itself (16.4).
 */
export async function documented(incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
  const { method = "", url = "", headers } = incoming;
  if (url.split("?", 1)[0] !== address || !["GET", "HEAD"].includes(method)) return false;
  await write(outgoing, documentFor(headers));
  return true;
}
