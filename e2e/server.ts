import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { test as base } from "@playwright/test";

const root = path.resolve(import.meta.dirname, "..");
const READY_MS = 30_000;

/** Tests and measurements do in seconds what people do in hours. */
const unlimited = Object.fromEntries(
  ["GENERAL", "CALLS", "SIGNALS", "SIGNALS_BURST", "SIGN_IN_ADDRESS", "SIGN_IN_NAME"].map((name) => [
    `RATE_${name}`,
    "1000000",
  ]),
);

/** The production build, served from a process and a DATA_DIR of its own. */
export interface App {
  readonly url: string;
  /** Graceful, as Ctrl-C. */
  stop(): Promise<void>;
  /** As a crash: nothing is closed. */
  kill(): Promise<void>;
  /** Starts what was stopped or killed, on the same port and the same data. */
  start(): Promise<void>;
  restart(): Promise<void>;
}

export interface AppOptions {
  /** Settings of the server, such as RING_MS. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts an application; `close` stops it and removes its data. */
export async function startApp(options: AppOptions = {}): Promise<App & { close(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "ringback-e2e-"));
  // PostgreSQL's user must get in when the tests run as root.
  await chmod(dataDir, 0o711);
  const port = await freePort();
  const env = {
    ...process.env,
    LOG_LEVEL: "warn",
    // A test that needs them says so.
    TEST_USERS: "off",
    ...unlimited,
    ...options.env,
    NODE_ENV: "production" as const,
    PORT: String(port),
    DATA_DIR: dataDir,
  };
  let server: ChildProcess | undefined;

  const end = async (signal: NodeJS.Signals) => {
    if (server && server.exitCode === null && server.signalCode === null) {
      const exited = once(server, "exit");
      server.kill(signal);
      await exited;
    }
    server = undefined;
  };
  const start = async () => {
    const child = spawn(process.execPath, ["--enable-source-maps", path.join(root, "dist", "server.mjs")], {
      cwd: root,
      env,
      // The channel tells the server when this process is gone, so that none is left behind.
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    server = child;
    await readyLine(child);
  };
  await start();
  return {
    url: `http://localhost:${port}`,
    start,
    stop: () => end("SIGINT"),
    kill: () => end("SIGKILL"),
    restart: async () => {
      await end("SIGINT");
      await start();
    },
    close: async () => {
      // A killed server leaves PostgreSQL running: the next one takes it over and stops it.
      if (!server) await start();
      await end("SIGINT");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function readyLine(server: ChildProcess): Promise<void> {
  if (!server.stdout) throw new Error("the output of the server is not piped");
  const lines = createInterface({ input: server.stdout });
  const timer = setTimeout(() => server.kill("SIGKILL"), READY_MS);
  for await (const line of lines) {
    if (!line.startsWith("Ringback is ready: ")) continue;
    clearTimeout(timer);
    server.stdout.resume();
    return;
  }
  clearTimeout(timer);
  throw new Error("the server ended before it was ready");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string")
    throw new Error("a TCP server has an address and a port");
  return address.port;
}

/**
 * `app` is one application for all tests of a worker with the same `appEnv`; set that with
 * `test.use({ appEnv: { RING_MS: "2000" } })` at the top of a file.
 */
export const test = base.extend<{ baseURL: string }, { appEnv: Record<string, string>; app: App }>({
  appEnv: [{}, { option: true, scope: "worker" }],
  app: [
    async ({ appEnv }, use) => {
      const app = await startApp({ env: appEnv });
      await use(app);
      await app.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ app }, use) => use(app.url),
});

export { expect } from "@playwright/test";
