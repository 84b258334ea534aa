import { z } from "zod";

/** Every error code of the API with its HTTP status and the sentence that is sent when nothing more exact is known. */
export const errorCodes = {
  VALIDATION_ERROR: [400, "The request is not of the described form; see details.issues."],
  UNAUTHORIZED: [401, "Sign in first: send a valid access token as Authorization: Bearer."],
  TOKEN_EXPIRED: [401, "The access token has expired; get a new one with your refresh token."],
  FORBIDDEN: [403, "You may not do this for that user."],
  NOT_A_PARTICIPANT: [403, "You are not part of this call."],
  NOT_HOST: [403, "Only the host of the call may do this."],
  NOT_GROUP_MEMBER: [403, "Only members of the group may do this."],
  NOT_FOUND: [404, "There is nothing at this address."],
  CALL_NOT_FOUND: [404, "There is no such call."],
  USER_NOT_FOUND: [404, "There is no such user."],
  GROUP_NOT_FOUND: [404, "There is no such group."],
  KEY_NOT_FOUND: [404, "You have no such key."],
  SESSION_NOT_FOUND: [404, "You are not signed in there; it may have ended."],
  WEBHOOK_NOT_FOUND: [404, "You have no such webhook."],
  DELIVERY_NOT_FOUND: [404, "This webhook has no such delivery."],
  CALLER_BUSY: [409, "You are in another call; end it first."],
  CALL_GLARE: [409, "This person is calling you at this moment; answer that call."],
  CALL_ALREADY_CONNECTED: [409, "The call is connected already; hang up instead."],
  ANSWERED_ELSEWHERE: [409, "You answered this call on another device."],
  IN_ANOTHER_CALL: [409, "You are in another call; end it first."],
  CALL_CANCELLED: [409, "The call was cancelled."],
  CALL_REJECTED: [409, "The call was declined."],
  CALL_MISSED: [409, "The call was not answered in time."],
  CALL_ENDED: [409, "The call has ended."],
  NOT_CONNECTED: [409, "You are not connected to this call."],
  CALL_FULL: [409, "The call is full."],
  GROUP_CALL_RUNNING: [409, "The group is in a call already; join that one."],
  USER_EXISTS: [409, "This user exists already and was not created with this service key."],
  USERNAME_TAKEN: [409, "This user name is taken; choose another."],
  IDEMPOTENCY_KEY_IN_USE: [409, "A request with this Idempotency-Key is still under way."],
  PAYLOAD_TOO_LARGE: [413, "The request body is too large."],
  UNSUPPORTED_MEDIA_TYPE: [415, "Send JSON with Content-Type: application/json."],
  IDEMPOTENCY_KEY_REUSED: [422, "This Idempotency-Key was used for another request."],
  RATE_LIMIT_EXCEEDED: [429, "Too many requests; wait as Retry-After says."],
  INTERNAL_ERROR: [500, "Something went wrong on our side; the request id helps to find it."],
  UNAVAILABLE: [503, "The service is not available at this moment; try again shortly."],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errorCodes;

const names = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]];

/** The body of every reply that is not a success. */
export const errorBody = z
  .object({
    success: z.literal(false).describe("Always false."),
    error: z
      .object({
        code: z.enum(names).describe("What is wrong, for programs."),
        message: z.string().describe("What is wrong and what to do, for people."),
        details: z
          .record(z.string(), z.unknown())
          .describe("More about it: `issues`, `userIds`, `call`, `retryAfter`, as the code has them."),
      })
      .describe("Why it was refused."),
  })
  .meta({ id: "Error", description: "The body of every reply that is not a success." });
export type ErrorBody = z.infer<typeof errorBody>;

/**
 * A refusal with a code of the API. Modules are loaded more than once in one process, so never test it with
 * `instanceof`: use {@link isApiError}.
 */
export class ApiError extends Error {
  readonly isApiError = true;
  constructor(
    readonly code: ErrorCode,
    readonly details: Record<string, unknown> = {},
    message: string = errorCodes[code][1],
  ) {
    super(message);
    this.name = "ApiError";
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && "isApiError" in error;
}

/** The body that tells of this error. */
export function errorBodyOf(error: ApiError): ErrorBody {
  return {
    success: false,
    error: { code: error.code, message: error.message, details: error.details },
  };
}
