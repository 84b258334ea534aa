import { spawn } from "node:child_process";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { BootError, reasonOf } from "../boot-error";
import type { Account } from "./account";
import type { Binaries } from "./binaries";
import { surroundings } from "./cluster";
import { type Postmaster, readPostmaster, whoIs } from "./process";
import { until } from "./until";

/** Recovery after a hard stop of the machine may take its time. */
const READY_MS = 120_000;
const ATTEMPTS = 5;
const LOG_BYTES = 4 * 1024 * 1024;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  // Files in the cluster instead of /dev/shm: small in containers, and what is there outlives a hard stop.
  dynamic_shared_memory_type: "mmap",
  timezone: "UTC",
  jit: "off",
  log_checkpoints: "off",
};

export interface Launch {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** Settings of PostgreSQL beside our own. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The postmaster that runs on this cluster already, once it is ready. One that is stopping is waited for. */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const answer = await until(READY_MS, async () => {
    const found = await readPostmaster(cluster);
    if (!found) return "none";
    const who = await whoIs(found.pid, cluster);
    // PostgreSQL would take what has the number now for itself, and refuse to start.
    if (who === "other") await rm(path.join(cluster, "postmaster.pid"), { force: true });
    if (who !== "postmaster") return "none";
    return found.status === "ready" ? found : undefined;
  });
  if (answer === undefined)
    throw new BootError(`PostgreSQL in ${cluster} is running but does not get ready.`);
  return answer === "none" ? undefined : answer;
}

/** Starts PostgreSQL on a free port of the loopback interface and waits until it is ready. */
export async function startPostmaster(launch: Launch): Promise<Postmaster> {
  let log = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = await attemptStart(launch, await freePort());
    if (typeof outcome !== "string") return outcome;
    log = outcome;
    // Another process was faster: it is that one's then, and attached to.
    const other = await runningPostmaster(launch.cluster);
    if (other) return other;
    // What a killed one has left behind may take a moment to go.
    await wait(200);
  }
  throw new BootError(`PostgreSQL could not be started in ${launch.cluster}: ${log}`);
}

/** The postmaster, or the last of what it said before it went. */
async function attemptStart(launch: Launch, port: number): Promise<Postmaster | string> {
  const logFile = path.join(path.dirname(launch.cluster), "postgres.log");
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_BYTES) await rename(logFile, `${logFile}.1`);
  const log = await open(logFile, "a", 0o600);
  const before = Math.min(size, (await log.stat()).size);
  const settings = Object.entries({ ...SETTINGS, ...launch.settings });
  const args = [
    "-D",
    launch.cluster,
    "-p",
    String(port),
    ...settings.flatMap(([k, v]) => ["-c", `${k}=${v}`]),
  ];
  // A session of its own: Ctrl-C in the terminal is for us, and we stop PostgreSQL when nobody needs it any more.
  const child = spawn(launch.binaries.postgres, args, {
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    ...surroundings(launch.account),
  });
  let gone: string | undefined;
  child.once("error", (error) => (gone = reasonOf(error)));
  child.once("exit", (code, by) => (gone ??= `it ended with ${by ?? String(code)}`));
  child.unref();
  const answer = await until(READY_MS, async () => {
    if (gone !== undefined) return gone;
    const found = await readPostmaster(launch.cluster);
    return found?.pid === child.pid && found?.status === "ready" ? found : undefined;
  });
  await log.close();
  if (answer !== undefined && typeof answer !== "string") return answer;
  const said = (await readFile(logFile, "utf8")).slice(before).trim();
  return said === "" ? (answer ?? "it does not get ready") : said;
}

/** A port that is free now; should somebody take it in between, another one is tried. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string")
    throw new Error("a TCP server has an address and a port");
  return address.port;
}
