import { ApiError, type Endpoint, errorBodyOf, errorCodes } from "@/lib/contract";
import type { SentFile } from "../commands/command";
import type { Success } from "../doors/run";
import { problemOf } from "../doors/problem";
import { linkOf } from "./link";

const headers = { "Cache-Control": "no-store" };

/** A weak tag (RFC 9110, section 8.8.3): replies of one version say the same, though a running duration differs. */
const tagOf = (body: unknown): string => `W/"${(body as { version: number }).version}"`;

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
export function isKnown(known: string | null, tag: string): boolean {
  const strong = (text: string) => text.trim().replace(/^W\//, "");
  return (
    known !== null && known.split(",").some((each) => each.trim() === "*" || strong(each) === strong(tag))
  );
}

/** A stream of events, which nothing on the way is to keep, change or hold back. */
function streamed(body: ReadableStream, reply: Headers): Response {
  reply.set("Content-Type", "text/event-stream; charset=utf-8");
  reply.set("Cache-Control", "no-store, no-transform");
  reply.set("X-Accel-Buffering", "no");
  return new Response(body, { headers: reply });
}

/** A file, which is kept and not shown: a page of somebody else's making must not run here. */
function kept({ type, name, content }: SentFile, reply: Headers): Response {
  reply.set("Content-Type", type);
  reply.set("Content-Disposition", `attachment; filename="${name}"`);
  reply.set("X-Content-Type-Options", "nosniff");
  reply.set("X-Accel-Buffering", "no");
  return new Response(content, { headers: reply });
}

/** A success of this endpoint. Absent members are left out by JSON. */
export function replyTo(request: Request, endpoint: Endpoint, success: Success, requestId: string): Response {
  const { body, total, more } = success;
  const reply = new Headers({ ...headers, "X-Request-Id": requestId });
  if (total !== undefined) {
    reply.set("X-Total-Count", String(total));
    const link = linkOf(new URL(request.url), total, more);
    if (link) reply.set("Link", link);
  }
  if (endpoint.etag) {
    // It may be kept, and is asked for anew each time.
    reply.set("Cache-Control", "private, no-cache");
    reply.set("ETag", tagOf(body));
    if (isKnown(request.headers.get("if-none-match"), tagOf(body))) {
      return new Response(null, { status: 304, headers: reply });
    }
  }
  if (endpoint.other !== undefined) return kept(body as SentFile, reply);
  if (body instanceof ReadableStream) return streamed(body, reply);
  return Response.json(body, { status: endpoint.status, headers: reply });
}

/** A refusal in the form that the API promises. */
export function failure(error: unknown, requestId: string): Response {
  const problem = problemOf(error, requestId);
  const response = Response.json(errorBodyOf(problem), {
    status: errorCodes[problem.code][0],
    headers: { ...headers, "X-Request-Id": requestId },
  });
  const { retryAfter } = problem.details;
  if (typeof retryAfter === "number") response.headers.set("Retry-After", String(retryAfter));
  // The rest of the body stands in the connection unread.
  if (problem.code === "PAYLOAD_TOO_LARGE") response.headers.set("Connection", "close");
  if (errorCodes[problem.code][0] === 401) response.headers.set("WWW-Authenticate", "Bearer");
  return response;
}

/** For addresses below the API that mean nothing. */
export const notFound = (): Response => failure(new ApiError("NOT_FOUND"), crypto.randomUUID());
