const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
type Level = Exclude<(typeof LEVELS)[number], "silent">;

/** What an entry holds besides its message. Never SDP, candidates, tokens, passwords or full addresses. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * The log of the server: one line of JSON an entry, on stderr, so that stdout stays for people. The level is read
 * from the environment, which every copy of this module in the process shares.
 */
export const log: Readonly<Record<Level, (message: string, fields?: LogFields) => void>> = {
  debug: writer("debug"),
  info: writer("info"),
  warn: writer("warn"),
  error: writer("error"),
};

function writer(level: Level) {
  return (message: string, fields: LogFields = {}) => {
    const least = LEVELS.findIndex((name) => name === (process.env.LOG_LEVEL || "info"));
    if (LEVELS.indexOf(level) < least) return;
    const safe = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, printable(value)]));
    console.error(JSON.stringify({ at: new Date().toISOString(), level, message, ...safe }));
  };
}

/** The message of a failed query holds its parameters; the cause below it says what is wrong without them. */
function printable(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  if (value.cause instanceof Error) return printable(value.cause);
  const code = "code" in value ? value.code : undefined;
  const at = value.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
  return { name: value.name, code, message: value.message, at };
}
