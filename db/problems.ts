/** What a database error means. Drivers are loaded more than once in a process, so codes are compared, never classes. */
function chain(error: unknown): { code?: unknown; constraint_name?: unknown; cause?: unknown }[] {
  const found = [];
  for (let at = error; typeof at === "object" && at !== null && found.length < 5;) {
    const link: { code?: unknown; constraint_name?: unknown; cause?: unknown } = at;
    found.push(link);
    at = link.cause;
  }
  return found;
}

/** A unique constraint of this name was violated (SQLSTATE 23505). */
export function violates(error: unknown, constraint: string): boolean {
  return chain(error).some((link) => link.code === "23505" && link.constraint_name === constraint);
}

/** Two transactions waited for each other and this one was chosen to give way (SQLSTATE 40P01, 40001). */
export function isRetryable(error: unknown): boolean {
  return chain(error).some((link) => link.code === "40P01" || link.code === "40001");
}

const away = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "53300", // too many connections
  "57P01", // the server is shutting down
  "57P02",
  "57P03", // it is starting up
]);

/** The database cannot be reached at this moment. */
export function isUnavailable(error: unknown): boolean {
  return chain(error).some((link) => typeof link.code === "string" && away.has(link.code));
}
