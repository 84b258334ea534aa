/**
 * Why the application cannot start. The message is a sentence for the person at the terminal: what is wrong and
 * what to do. Matched by `code`, since every bundle has its own copy of this class.
 */
export class BootError extends Error {
  readonly code = "BOOT";
  override readonly name = "BootError";
}

export function isBootError(error: unknown): error is BootError {
  return error instanceof Error && "code" in error && error.code === "BOOT";
}

/** What went wrong in the words of the system, for the end of a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
