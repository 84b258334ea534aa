import type { ErrorBody, ErrorCode } from "./contract";

/** A request that did not succeed. `NETWORK`: there was no reply that the server made. */
export class RequestError extends Error {
  constructor(
    readonly code: ErrorCode | "NETWORK",
    /** HTTP; 0 where there was no reply at all. */
    readonly status: number,
    /** More about it, as the code has it: `issues`, `call`, `userIds`. */
    readonly details: Readonly<Record<string, unknown>> = {},
    message: string = code,
  ) {
    super(message);
    this.name = "RequestError";
  }

  /** After how many seconds the server wants to be asked again, where it says so. */
  get retryAfter(): number | undefined {
    const { retryAfter } = this.details;
    return typeof retryAfter === "number" ? retryAfter : undefined;
  }
}

/** The error that a reply tells of. */
export function errorOf(status: number, body: Partial<ErrorBody> | null): RequestError {
  const error = body?.error;
  if (!error) return new RequestError("NETWORK", status);
  return new RequestError(error.code, status, error.details, error.message);
}

/** Whatever else went wrong, there is no reply. */
export const asRequestError = (error: unknown): RequestError =>
  error instanceof RequestError ? error : new RequestError("NETWORK", 0);
