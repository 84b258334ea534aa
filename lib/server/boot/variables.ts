import {
  databaseUrl,
  folder,
  hostName,
  iceUrls,
  onOff,
  oneOf,
  origin,
  secret,
  userNames,
  wholeNumber,
} from "./readers";
import { DAY, HOUR, milliseconds, MINUTE, rate, SECOND, type Variable } from "./variable";
import { OUTWARD } from "./outward";

/** Every setting, described once: the parser, the messages and the table in the README come from here. */
export const VARIABLES = {
  HOST: {
    fallback: "127.0.0.1",
    meaning: "Address to listen on. `0.0.0.0` lets other machines in.",
    allowed: "an address or a name of this machine",
    read: hostName,
  },
  PORT: {
    fallback: 3000,
    meaning: "Port to listen on. 0 takes a free one.",
    allowed: "0 to 65535",
    read: wholeNumber(0, 65535),
  },
  PUBLIC_URL: {
    fallback: undefined,
    otherwise: "http://localhost:PORT",
    meaning: "Where people reach the application; requests from other origins are refused.",
    allowed: "an http or https origin without a path",
    read: origin,
  },
  DATA_DIR: {
    fallback: ".data",
    meaning: "Folder for the embedded database and the secrets that are made.",
    allowed: "a folder that can be written",
    read: folder,
  },
  DATABASE_URL: {
    fallback: undefined,
    otherwise: "embedded database",
    meaning: "A PostgreSQL server to use instead of the embedded one.",
    allowed: "postgres://user:password@host:port/database",
    read: databaseUrl,
  },
  AUTH_SECRET: {
    fallback: undefined,
    otherwise: "made once, kept in DATA_DIR",
    meaning: "Sessions and tokens are signed with it. Must be set when DATABASE_URL is.",
    allowed: "at least 32 characters, such as from `openssl rand -hex 32`",
    read: secret(32),
  },
  DEMO: {
    fallback: undefined,
    otherwise: "on for a loopback HOST on the embedded database",
    meaning: "Demo accounts, offered as buttons on the sign-in page.",
    allowed: "on, off",
    read: onOff,
  },
  TEST_USERS: {
    fallback: undefined,
    otherwise: "on with the embedded database",
    meaning:
      "Users to test with: `echo` sends back what it hears and sees, `busy` and `declines` say no, `silent` never answers.",
    allowed: "on, off",
    read: onOff,
  },
  OPERATORS: {
    fallback: undefined,
    otherwise: "none; on the embedded database who registers first",
    meaning:
      "User names of those who run the server: they make service keys and see the calls of others. Register a name before it is named here.",
    allowed: "user names, such as `ana,lilei`",
    read: userNames,
  },
  TRUST_PROXY: {
    fallback: false,
    otherwise: "off",
    meaning: "Take the client's address from X-Forwarded-For. Only behind a proxy that sets it.",
    allowed: "on, off",
    read: onOff,
  },
  LOG_LEVEL: {
    fallback: "info",
    meaning: "The least that is logged.",
    allowed: "debug, info, warn, error, silent",
    read: oneOf(["debug", "info", "warn", "error", "silent"]),
  },
  RING_MS: milliseconds(30 * SECOND, 100, HOUR, "How long it rings at one callee."),
  CALLER_GONE_MS: milliseconds(
    10 * SECOND,
    0,
    HOUR,
    "A call that nobody answered is cancelled when its caller is gone for this long.",
  ),
  PARTICIPANT_GONE_MS: milliseconds(
    30 * SECOND,
    0,
    HOUR,
    "A connected participant who is gone for this long has left.",
  ),
  ALONE_MS: milliseconds(MINUTE, 0, DAY, "A group call ends when one person is alone in it for this long."),
  LONGEST_CALL_MS: milliseconds(12 * HOUR, SECOND, 7 * DAY, "A call ends after this time."),
  MAX_CONNECTED: {
    fallback: 8,
    meaning: "Connected participants of one call at most.",
    allowed: "2 to 50",
    read: wholeNumber(2, 50),
  },
  MAX_CALLEES: {
    fallback: 49,
    meaning: "People who are called or invited into one call at most.",
    allowed: "1 to 49",
    read: wholeNumber(1, 49),
  },
  RATE_GENERAL: rate(100, "Requests of one user in a minute, but for calls placed and signals."),
  RATE_CALLS: rate(10, "Calls that one user may place in a minute."),
  RATE_SIGNALS: rate(50, "Signals of one user in a second."),
  RATE_SIGNALS_BURST: rate(400, "Signals of one user at once, after a rest."),
  RATE_NOTES: rate(120, "Reactions and texts of one user in calls in a minute."),
  RATE_SIGN_IN_ADDRESS: rate(10, "Attempts to sign in or up from one address in a minute."),
  RATE_SIGN_IN_NAME: rate(10, "Of these, attempts with one user name."),
  SWEEP_MS: milliseconds(500, 20, MINUTE, "How often deadlines are looked at."),
  PING_MS: milliseconds(5 * SECOND, 100, MINUTE, "Interval and time-out of the socket's heartbeat."),
  ACK_MS: milliseconds(10 * SECOND, 100, MINUTE, "How long a client may take to confirm what it was sent."),
  ACCESS_TOKEN_MS: milliseconds(HOUR, SECOND, DAY, "Life of an access token."),
  SESSION_MS: milliseconds(7 * DAY, SECOND, 365 * DAY, "Life of a session that is not used."),
  USER_TOKEN_MS: milliseconds(
    15 * MINUTE,
    SECOND,
    DAY,
    "Life of an access token that is made with a service key.",
  ),
  SIGNAL_KEEP_MS: milliseconds(10 * MINUTE, 0, DAY, "Stored signals are kept this long after their call."),
  IDEMPOTENCY_KEEP_MS: milliseconds(
    DAY,
    SECOND,
    30 * DAY,
    "How long the reply to an Idempotency-Key is kept.",
  ),
  STATS_KEEP_MS: milliseconds(
    90 * DAY,
    0,
    3650 * DAY,
    "How long what was measured in a call, its statistics, is kept after its end.",
  ),
  ...OUTWARD,
  EVENTS_HEARTBEAT_MS: milliseconds(
    15 * SECOND,
    20,
    30 * SECOND,
    "How often something is sent on a stream of events on which nothing happens.",
  ),
  STUN_URLS: {
    fallback: undefined,
    otherwise: "none",
    meaning: "STUN servers, with which people behind routers find a way to each other.",
    allowed: "addresses after commas, such as `stun:stun.example.org:3478`",
    read: iceUrls("stun"),
  },
  TURN_URLS: {
    fallback: undefined,
    otherwise: "none",
    meaning: "TURN servers, which relay media where there is no direct way. They share TURN_SECRET.",
    allowed:
      "addresses after commas, such as `turn:turn.example.org,turns:turn.example.org:443?transport=tcp`",
    read: iceUrls("turn"),
  },
  TURN_SECRET: {
    fallback: undefined,
    otherwise: "none",
    meaning: "Makes the passwords for TURN: `static-auth-secret` of coturn. Must be set when TURN_URLS is.",
    allowed: "at least 16 characters",
    read: secret(16),
  },
  ICE_TRANSPORT_POLICY: {
    fallback: "all",
    meaning:
      "`relay`: media never go directly from one person to another, always through a TURN server, so that nobody learns the address of another. Needs TURN_URLS.",
    allowed: "all, relay",
    read: oneOf(["all", "relay"]),
  },
  TURN_TTL_MS: milliseconds(12 * HOUR, MINUTE, DAY, "How long a password for TURN is good."),
} as const satisfies Record<string, Variable<unknown, unknown>>;

export type VariableName = keyof typeof VARIABLES;

/** The settings as a table in Markdown. */
export function settingsTable(): string {
  const all: [string, Variable<unknown, unknown>][] = Object.entries(VARIABLES);
  const rows = all.map(
    ([name, { fallback, otherwise, meaning, allowed }]) =>
      `| \`${name}\` | ${otherwise ?? String(fallback)} | ${meaning} | ${allowed} |`,
  );
  return ["| Name | Default | Meaning | Allowed |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
