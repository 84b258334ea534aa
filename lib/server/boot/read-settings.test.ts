import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listeningOn, readSettings } from "./read-settings";
import { SettingsError } from "./settings-error";
import { settingsTable } from "./variables";

const SECRET = "0123456789abcdef0123456789abcdef";

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

describe("without any setting", () => {
  it("listens on this machine alone, with demo accounts, on the embedded database", () => {
    expect(readSettings({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: "http://localhost:3000",
      dataDir: path.resolve(".data"),
      databaseUrl: undefined,
      demo: true,
      trustProxy: false,
      logLevel: "info",
      pingMs: 5_000,
      rates: {
        general: 100,
        calls: 10,
        signals: 50,
        signalsBurst: 400,
        notes: 120,
        signInAddress: 10,
        signInName: 10,
      },
    });
  });

  it("takes an empty variable for an absent one", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: " " })).toEqual(readSettings({}));
  });
});

describe("test users", () => {
  it.each([
    [{}, true],
    [{ HOST: "0.0.0.0" }, true],
    [{ TEST_USERS: "off" }, false],
    [{ DATABASE_URL: "postgres://db/ringback", AUTH_SECRET: SECRET }, false],
    [{ DATABASE_URL: "postgres://db/ringback", AUTH_SECRET: SECRET, TEST_USERS: "on" }, true],
  ])("with %j: %s", (env, testUsers) => {
    expect(readSettings(env).testUsers).toBe(testUsers);
  });
});

describe("STUN and TURN", () => {
  it("are none by default", () => {
    expect(readSettings({}).ice).toEqual({
      stunUrls: [],
      turnUrls: [],
      turnTtlMs: 43_200_000,
      transportPolicy: "all",
    });
  });

  it("may relay everything, with a TURN server", () => {
    const env = { ICE_TRANSPORT_POLICY: "relay", TURN_URLS: "turn:turn.example.org", TURN_SECRET: SECRET };
    expect(readSettings(env).ice.transportPolicy).toBe("relay");
  });

  it("are addresses after commas, and share one secret", () => {
    const env = {
      STUN_URLS: "stun:stun.example.org, stuns:[2001:db8::1]:5349",
      TURN_URLS: "turn:10.0.0.1:3478?transport=udp",
      TURN_SECRET: SECRET,
    };
    expect(readSettings(env).ice).toMatchObject({
      stunUrls: ["stun:stun.example.org", "stuns:[2001:db8::1]:5349"],
      turnUrls: ["turn:10.0.0.1:3478?transport=udp"],
      turnSecret: SECRET,
    });
  });

  it.each([
    [{ STUN_URLS: "turn:turn.example.org" }, /STUN_URLS/],
    [{ STUN_URLS: "stun.example.org" }, /STUN_URLS/],
    [{ TURN_URLS: "turn:turn.example.org" }, /TURN_SECRET: it is missing/],
    [
      { ICE_TRANSPORT_POLICY: "relay" },
      /TURN_URLS: it is missing, and must be set when ICE_TRANSPORT_POLICY/,
    ],
    [{ ICE_TRANSPORT_POLICY: "never" }, /ICE_TRANSPORT_POLICY: "never" is none of these words/],
  ])("are refused as %j", (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});

describe("demo accounts", () => {
  it.each([
    [{}, true],
    [{ HOST: "::1" }, true],
    [{ HOST: "0.0.0.0" }, false],
    [{ HOST: "127.example.org" }, false],
    [{ DATABASE_URL: "postgres://db/ringback", AUTH_SECRET: SECRET }, false],
    [{ HOST: "0.0.0.0", DEMO: "on" }, true],
    [{ DEMO: "off" }, false],
  ])("with %j: %s", (env, demo) => {
    expect(readSettings(env).demo).toBe(demo);
  });
});

describe("the address", () => {
  it("is that of the port in use when any port may be taken", () => {
    const settings = listeningOn(readSettings({ PORT: "0" }), 41234);
    expect(settings).toMatchObject({ port: 41234, publicUrl: "http://localhost:41234" });
  });

  it("stays what was set", () => {
    const settings = readSettings({ PORT: "0", PUBLIC_URL: "https://calls.example.org/" });
    expect(listeningOn(settings, 41234).publicUrl).toBe("https://calls.example.org");
  });
});

describe("hosts that requests may be sent to in spite of all", () => {
  const hostsOf = (text: string) => readSettings({ OUTBOUND_HOSTS: text }).outbound.hosts;

  it("are none of themselves", () => {
    expect(readSettings({}).outbound).toEqual({ hosts: [], plainHttp: false });
  });

  it("stand after commas, with or without a port", () => {
    expect(hostsOf("Hooks.LAN, 10.0.0.5:8080,[::1]:80,h:80")).toEqual([
      "hooks.lan",
      "10.0.0.5:8080",
      "[::1]:80",
      "h:80",
    ]);
  });

  it.each(["http://hooks.lan", "hooks.lan/path", "hooks.lan,", "me@hooks.lan", "a b", "::1"])(
    "are not written as %s",
    (text) => expect(problemsOf({ OUTBOUND_HOSTS: text })).toHaveLength(1),
  );
});

describe("a bad setting", () => {
  it.each([
    ["PORT", "abc", 'PORT: "abc" is not a whole number. Allowed: 0 to 65535.'],
    ["PORT", "70000", "PORT: 70000 is too big. Allowed: 0 to 65535."],
    ["RATE_CALLS", "0", "RATE_CALLS: 0 is too small. Allowed: 1 to 1000000."],
    ["RING_MS", "5", "RING_MS: 5 is too small. Allowed: milliseconds, 100 to 3600000."],
    ["DEMO", "yes", 'DEMO: "yes" is none of these words. Allowed: on, off.'],
    [
      "CALLER_GONE_MS",
      "1500",
      "CALLER_GONE_MS: 1500 is too short. Allowed: at least twice PING_MS, which is 10000.",
    ],
    ["HOST", "a b", 'HOST: "a b" is no address. Allowed: an address or a name of this machine.'],
    [
      "PUBLIC_URL",
      "https://example.org/calls",
      'PUBLIC_URL: "https://example.org/calls" is no origin. Allowed: an http or https origin without a path.',
    ],
  ])("%s=%s says its name, what is wrong and what is allowed", (name, text, problem) => {
    expect(problemsOf({ [name]: text })).toEqual([problem]);
  });

  it("is reported together with all others", () => {
    expect(problemsOf({ PORT: "x", LOG_LEVEL: "loud", DEMO: "maybe" })).toHaveLength(3);
  });

  it("is not shown when it is secret", () => {
    const [address, secret] = problemsOf({ DATABASE_URL: "mysql://me:hunter2@db/x", AUTH_SECRET: "hunter2" });
    expect(address).toContain("DATABASE_URL: it is not the address of a PostgreSQL server.");
    expect(secret).toContain("AUTH_SECRET: it has only 7 characters.");
    expect(`${address}${secret}`).not.toContain("hunter2");
  });

  it("is a missing secret where a database server is used", () => {
    expect(problemsOf({ DATABASE_URL: "postgres://db/ringback" })).toEqual([
      "AUTH_SECRET: it is missing, and must be set when DATABASE_URL is. " +
        "Allowed: at least 32 characters, such as from `openssl rand -hex 32`.",
    ]);
  });
});

it("the README shows the settings as they are", () => {
  const readme = readFileSync(path.resolve("README.md"), "utf8");
  const section = /<!-- settings -->\n+([\s\S]*?)\n+<!-- \/settings -->/.exec(readme)?.[1];
  const plain = (table: string | undefined) => table?.replaceAll(/ {2,}/g, " ").replaceAll(/-{3,}/g, "---");
  expect(plain(section)).toBe(plain(settingsTable()));
});
