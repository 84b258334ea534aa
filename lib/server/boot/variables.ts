import {
  databaseUrl,
  folder,
  hostName,
  onOff,
  oneOf,
  origin,
  type Reader,
  secret,
  wholeNumber,
} from "./readers";

/** One setting: an environment variable. `F` is undefined where the default depends on other settings. */
export interface Variable<T, F extends T | undefined> {
  readonly fallback: F;
  /** The default in words, where it is not simply the value. */
  readonly otherwise?: string;
  readonly meaning: string;
  readonly allowed: string;
  readonly read: Reader<T>;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const milliseconds = (
  value: number,
  least: number,
  most: number,
  meaning: string,
): Variable<number, number> => ({
  fallback: value,
  meaning,
  allowed: `milliseconds, ${least} to ${most}`,
  read: wholeNumber(least, most),
});

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
  SWEEP_MS: milliseconds(500, 20, MINUTE, "How often deadlines are looked at."),
  PING_MS: milliseconds(5 * SECOND, 100, MINUTE, "Interval and time-out of the socket's heartbeat."),
  ACK_MS: milliseconds(10 * SECOND, 100, MINUTE, "How long a client may take to confirm what it was sent."),
  ACCESS_TOKEN_MS: milliseconds(HOUR, SECOND, DAY, "Life of an access token."),
  SESSION_MS: milliseconds(7 * DAY, SECOND, 365 * DAY, "Life of a session that is not used."),
  SIGNAL_KEEP_MS: milliseconds(10 * MINUTE, 0, DAY, "Stored signals are kept this long after their call."),
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
