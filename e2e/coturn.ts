import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { blocksOf } from "@/lib/guide/testing/blocks";
import { selfSigned } from "@/lib/server/testing/certificate";

const READY_MS = 20_000;

/** A TURN server of a test. */
export interface Coturn {
  /** What Ringback is to be told of it. */
  readonly env: Readonly<Record<"STUN_URLS" | "TURN_URLS" | "TURN_SECRET", string>>;
  close(): Promise<void>;
}

const secret = "the secret that the test shares with coturn";

/** An address of this machine that is not loopback: there browsers look for no way. */
export function ownAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address;
}

/** The example of the guide, with ports and files of the test; its relay may reach this machine itself. */
async function configuration(host: string, folder: string, ports: readonly number[]): Promise<string> {
  const chapter = await readFile(path.resolve(import.meta.dirname, "../lib/guide/en/turn.md"), "utf8");
  const example = blocksOf(chapter).find(({ file }) => file === "turnserver.conf")?.text;
  if (example === undefined) throw new Error("the guide has no turnserver.conf");
  const [port = 0, tlsPort = 0] = ports;
  const own: Record<string, string | number> = {
    "listening-port": port,
    "tls-listening-port": tlsPort,
    cert: path.join(folder, "cert.pem"),
    pkey: path.join(folder, "key.pem"),
    "static-auth-secret": secret,
  };
  const lines = example.split("\n").map((line) => {
    const [name = ""] = line.split("=");
    return name in own ? `${name}=${own[name]}` : line;
  });
  const files = [`userdb=${path.join(folder, "turndb")}`, `pidfile=${path.join(folder, "pid")}`];
  return [
    ...lines,
    `allowed-peer-ip=${host}`,
    `listening-ip=${host}`,
    `relay-ip=${host}`,
    "no-cli",
    "log-file=stdout",
    ...files,
  ].join("\n");
}

async function freePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}

const answers = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** Starts coturn as the guide says. */
export async function startCoturn(program: string): Promise<Coturn> {
  const host = ownAddress();
  if (host === undefined) throw new Error("this machine has no address but loopback");
  const folder = await mkdtemp(path.join(tmpdir(), "ringback-coturn-"));
  const { cert, key } = selfSigned();
  await writeFile(path.join(folder, "cert.pem"), cert);
  await writeFile(path.join(folder, "key.pem"), key);
  const ports = [await freePort(host), await freePort(host)];
  const file = path.join(folder, "turnserver.conf");
  await writeFile(file, await configuration(host, folder, ports));
  const child: ChildProcess = spawn(program, ["-c", file], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (told += String(text)));
  const [port = 0, tlsPort = 0] = ports;
  const late = AbortSignal.timeout(READY_MS);
  while (!(await answers(host, port)) || !(await answers(host, tlsPort))) {
    if (child.exitCode !== null) throw new Error(`coturn ended: ${told}`);
    if (late.aborted) {
      child.kill("SIGKILL");
      throw new Error(`coturn does not listen: ${told}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    env: {
      STUN_URLS: `stun:${host}:${port}`,
      TURN_URLS: [
        `turn:${host}:${port}`,
        `turn:${host}:${port}?transport=tcp`,
        `turns:${host}:${tlsPort}?transport=tcp`,
      ].join(","),
      TURN_SECRET: secret,
    },
    close: async () => {
      if (child.exitCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
