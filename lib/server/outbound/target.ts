import type { OutboundSettings } from "../settings";

/** Why no request is sent to an address, as far as the address itself says so. */
export type TargetRefusal = "not_https" | "credentials";

/** The settings name this host, with its port or without one. */
export function isNamed({ hostname, port, protocol }: URL, hosts: readonly string[]): boolean {
  const known = port === "" ? (protocol === "https:" ? "443" : "80") : port;
  return hosts.includes(hostname) || hosts.includes(`${hostname}:${known}`);
}

/**
 * Why this address is none to send to. That its host is a public one is seen when it is resolved: a name may mean
 * something else by then.
 */
export function targetRefusal(url: URL, { hosts, plainHttp }: OutboundSettings): TargetRefusal | undefined {
  if (url.username !== "" || url.password !== "") return "credentials";
  if (url.protocol === "https:") return undefined;
  return url.protocol === "http:" && (plainHttp || isNamed(url, hosts)) ? undefined : "not_https";
}
