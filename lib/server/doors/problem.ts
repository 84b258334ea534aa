import { isUnavailable } from "@/db/problems";
import { ApiError, isApiError } from "@/lib/contract";
import { log } from "../log";

/** The error as a client may see it. What nobody foresaw is logged under the request's id and told without internals. */
export function problemOf(error: unknown, requestId: string): ApiError {
  if (isApiError(error)) return error;
  if (isUnavailable(error)) {
    log.warn("the database is away", { requestId, error });
    return new ApiError("UNAVAILABLE", { retryAfter: 2 });
  }
  log.error("unforeseen error", { requestId, error });
  return new ApiError("INTERNAL_ERROR", { requestId });
}
