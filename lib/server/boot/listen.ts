import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { BootError, reasonOf } from "@/db/boot-error";
import type { Settings } from "../settings";

/** A server that was just killed may still be letting go of its port. */
const GRACE_MS = 1_500;

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);

/**
 * Listens, and gives the port in use.
 * @throws BootError when the port is taken or the address is not ours
 */
export async function listen(server: Server, { host, port }: Settings): Promise<number> {
  const end = performance.now() + GRACE_MS;
  for (;;) {
    try {
      return await attempt(server, host, port);
    } catch (error) {
      if (codeOf(error) !== "EADDRINUSE" || performance.now() > end) throw explained(error, host, port);
      await wait(100);
    }
  }
}

/** Where programs on this machine reach the server. */
export function addressWithin({ host, port }: Pick<Settings, "host" | "port">): string {
  const within = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${within.includes(":") ? `[${within}]` : within}:${port}`;
}

async function attempt(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : port;
}

function explained(error: unknown, host: string, port: number): BootError {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new BootError(
        `Port ${port} on ${host} is taken. Stop what uses it, or set PORT to another one.`,
      );
    case "EACCES":
      return new BootError(`Port ${port} may not be used by this user. Set PORT to one above 1023.`);
    default:
      return new BootError(`HOST (${host}) with PORT (${port}) cannot be listened on: ${reasonOf(error)}.`);
  }
}
