import { certificates, contact, hosts } from "./readers";
import { DAY, HOUR, milliseconds, MINUTE, SECOND, type Variable } from "./variable";

/** How this server sends requests to others: to webhooks and to push services. */
export const OUTWARD = {
  WEBHOOK_TIMEOUT_MS: milliseconds(10 * SECOND, 100, MINUTE, "How long a receiver of a webhook may take."),
  WEBHOOK_RETRY_MS: milliseconds(
    5 * SECOND,
    20,
    HOUR,
    "After this time a delivery that failed is tried again; the times after it grow, to two hours at most.",
  ),
  WEBHOOK_GIVE_UP_MS: milliseconds(DAY, 0, 30 * DAY, "A delivery that failed for this long is given up."),
  WEBHOOK_KEEP_MS: milliseconds(30 * DAY, HOUR, 365 * DAY, "How long deliveries stay in the log."),
  WEBHOOK_POLL_MS: milliseconds(SECOND, 20, MINUTE, "How often it is looked what is to be tried again."),
  OUTBOUND_HOSTS: {
    fallback: undefined,
    otherwise: "none",
    meaning:
      "Hosts that webhooks and push messages may be sent to although they have private addresses or no TLS. Everybody who signs in can make the server send requests there.",
    allowed: "hosts with or without a port, such as `hooks.lan,10.0.0.5:8080`",
    read: hosts,
  },
  OUTBOUND_CA: {
    fallback: undefined,
    otherwise: "none",
    meaning:
      "Certificates that vouch for servers to which webhooks and push messages are sent, beside those that are well known.",
    allowed: "a file in PEM format",
    read: certificates,
  },
  PUSH_CONTACT: {
    fallback: undefined,
    otherwise: "PUBLIC_URL",
    meaning: "Whom push services can turn to when this server gives them trouble.",
    allowed: "mailto:somebody@example.org or an https address",
    read: contact,
  },
  PUSH_TIMEOUT_MS: milliseconds(10 * SECOND, 100, MINUTE, "How long a push service may take."),
  PUSH_RETRY_MS: milliseconds(
    SECOND,
    20,
    MINUTE,
    "After this time a push message that failed is tried again while it rings; the times after it grow.",
  ),
} as const satisfies Record<string, Variable<unknown, unknown>>;
