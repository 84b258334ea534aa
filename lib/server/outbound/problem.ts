import type { TargetRefusal } from "./target";

/** Why there was no reply to a request. `interrupted`: this server is going down. */
export type OutboundProblem =
  | TargetRefusal
  | "private_address"
  | "unknown_host"
  | "connection_refused"
  | "connection_lost"
  | "tls"
  | "timeout"
  | "redirect"
  | "too_many_redirects"
  | "interrupted";

const byCode: Readonly<Record<string, OutboundProblem>> = {
  ENOTFOUND: "unknown_host",
  EAI_AGAIN: "unknown_host",
  ECONNREFUSED: "connection_refused",
  ETIMEDOUT: "timeout",
  EPROTO: "tls",
};

/** What Node says of certificates that it does not take (OpenSSL's words) and of what is no TLS. */
const aboutTls = /CERT|_TLS_|_SSL_|SIGNATURE|ISSUER/;

/** What an error of the connection means. */
export function problemOf(error: unknown): OutboundProblem {
  if (!(error instanceof Error)) return "connection_lost";
  // Of several addresses of a host none took the connection.
  if (error instanceof AggregateError) return problemOf(error.errors[0]);
  // The agent's own words; it has no code.
  if (/ is not allowed\. Because/.test(error.message)) return "private_address";
  const code = "code" in error ? String(error.code) : "";
  return byCode[code] ?? (aboutTls.test(code) ? "tls" : "connection_lost");
}
