import path from "node:path";
import type { z } from "zod";
import type { Settings } from "../settings";
import { SettingsError } from "./settings-error";
import type { Variable } from "./variable";
import { type VariableName, VARIABLES } from "./variables";

export type Env = Readonly<Record<string, string | undefined>>;

type Values = {
  [N in VariableName]: z.output<(typeof VARIABLES)[N]["read"]> | (typeof VARIABLES)[N]["fallback"];
};

/**
 * The settings, all of them checked. An empty variable is an absent one.
 * @throws SettingsError with every problem there is
 */
export function readSettings(env: Env): Settings {
  const problems: string[] = [];
  const all: [string, Variable<unknown, unknown>][] = Object.entries(VARIABLES);
  const values = Object.fromEntries(
    all.map(([name, variable]) => [name, valueOf(name, variable, env, problems)]),
  );
  if (env.DATABASE_URL?.trim() && !env.AUTH_SECRET?.trim())
    problems.push(
      "AUTH_SECRET: it is missing, and must be set when DATABASE_URL is. " +
        `Allowed: ${VARIABLES.AUTH_SECRET.allowed}.`,
    );
  if (env.TURN_URLS?.trim() && !env.TURN_SECRET?.trim())
    problems.push(
      "TURN_SECRET: it is missing, and must be set when TURN_URLS is. " +
        `Allowed: ${VARIABLES.TURN_SECRET.allowed}.`,
    );
  if (env.ICE_TRANSPORT_POLICY?.trim() === "relay" && !env.TURN_URLS?.trim())
    problems.push(
      "TURN_URLS: it is missing, and must be set when ICE_TRANSPORT_POLICY is relay: without a relay no media would " +
        `go at all. Allowed: ${VARIABLES.TURN_URLS.allowed}.`,
    );
  problems.push(...tooShort(values as Values));
  if (problems.length > 0) throw new SettingsError(problems);
  return settingsFrom(values as Values);
}

/** A place in a call is kept by the heartbeat, so it must outlive two of them. */
function tooShort(values: Values): string[] {
  const least = 2 * values.PING_MS;
  const names = ["CALLER_GONE_MS", "PARTICIPANT_GONE_MS"] as const;
  return names
    .filter((name) => values[name] < least)
    .map(
      (name) => `${name}: ${values[name]} is too short. Allowed: at least twice PING_MS, which is ${least}.`,
    );
}

function valueOf(name: string, variable: Variable<unknown, unknown>, env: Env, problems: string[]): unknown {
  const text = env[name]?.trim();
  if (!text) return variable.fallback;
  const result = variable.read.safeParse(text);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => issue.message).join(", ");
  problems.push(`${name}: ${wrong}. Allowed: ${variable.allowed}.`);
  return variable.fallback;
}

function settingsFrom(values: Values): Settings {
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: path.resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL ?? addressAt(values.PORT),
    demo: values.DEMO ?? (values.DATABASE_URL === undefined && isLoopback(values.HOST)),
    testUsers: values.TEST_USERS ?? values.DATABASE_URL === undefined,
    operators: values.OPERATORS ?? [],
    authSecret: values.AUTH_SECRET,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    call: {
      ringMs: values.RING_MS,
      callerGoneMs: values.CALLER_GONE_MS,
      participantGoneMs: values.PARTICIPANT_GONE_MS,
      aloneMs: values.ALONE_MS,
      longestMs: values.LONGEST_CALL_MS,
      maxConnected: values.MAX_CONNECTED,
      maxCallees: values.MAX_CALLEES,
    },
    rates: {
      general: values.RATE_GENERAL,
      calls: values.RATE_CALLS,
      signals: values.RATE_SIGNALS,
      signalsBurst: values.RATE_SIGNALS_BURST,
      notes: values.RATE_NOTES,
      signInAddress: values.RATE_SIGN_IN_ADDRESS,
      signInName: values.RATE_SIGN_IN_NAME,
    },
    sweepMs: values.SWEEP_MS,
    pingMs: values.PING_MS,
    ackMs: values.ACK_MS,
    accessTokenMs: values.ACCESS_TOKEN_MS,
    sessionMs: values.SESSION_MS,
    userTokenMs: values.USER_TOKEN_MS,
    signalKeepMs: values.SIGNAL_KEEP_MS,
    idempotencyKeepMs: values.IDEMPOTENCY_KEEP_MS,
    statsKeepMs: values.STATS_KEEP_MS,
    webhooks: {
      timeoutMs: values.WEBHOOK_TIMEOUT_MS,
      retryMs: values.WEBHOOK_RETRY_MS,
      giveUpMs: values.WEBHOOK_GIVE_UP_MS,
      keepMs: values.WEBHOOK_KEEP_MS,
      pollMs: values.WEBHOOK_POLL_MS,
    },
    outbound: { hosts: values.OUTBOUND_HOSTS ?? [], plainHttp: false, ca: values.OUTBOUND_CA },
    push: {
      timeoutMs: values.PUSH_TIMEOUT_MS,
      retryMs: values.PUSH_RETRY_MS,
      contact: values.PUSH_CONTACT,
    },
    eventsHeartbeatMs: values.EVENTS_HEARTBEAT_MS,
    ice: {
      stunUrls: values.STUN_URLS ?? [],
      turnUrls: values.TURN_URLS ?? [],
      turnSecret: values.TURN_SECRET,
      turnTtlMs: values.TURN_TTL_MS,
      transportPolicy: values.ICE_TRANSPORT_POLICY,
    },
  };
}

/** The settings of a server that listens on this port: with PORT=0 the address is known only then. */
export function listeningOn(settings: Settings, port: number): Settings {
  const publicUrl = settings.publicUrl === addressAt(settings.port) ? addressAt(port) : settings.publicUrl;
  return { ...settings, port, publicUrl };
}

const addressAt = (port: number) => `http://localhost:${port}`;

const isLoopback = (host: string) =>
  host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
