import { ApiError, errorBodyOf, errorCodes } from "@/lib/contract";
import { problemOf } from "../doors/problem";

const headers = { "Cache-Control": "no-store" };

/** A success. Absent members are left out by JSON. */
export function success(body: unknown, status: number, requestId: string): Response {
  return Response.json(body, { status, headers: { ...headers, "X-Request-Id": requestId } });
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
