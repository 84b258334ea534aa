import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The way to the database, which can be cut and mended. */
export interface Link {
  /** The address of the database by this way. */
  readonly url: string;
  /** Resets every connection; new ones are refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** A TCP relay in front of the database at `target`. */
export async function openLink(target: string): Promise<Link> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = (at: number) =>
    new Promise<void>((resolve) => server.listen(at, "127.0.0.1", () => resolve()));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(own);
  return {
    url: url.href,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of [...open]) socket.resetAndDestroy();
      }),
    mend: () => listen(own),
  };
}
