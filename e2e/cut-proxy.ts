import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type { App } from "./server";
import { test as base } from "./person";

/** `refused`: what is open breaks off, and nothing new is let in; `stalled`: all seems to be well, and nothing arrives. */
export type Cut = "refused" | "stalled";

/** The way of one person to the application, which can be cut. Media do not take it. */
export interface Way {
  /** Where the application is reached on this way. */
  readonly url: string;
  cut(how: Cut): void;
  /** What was refused can be tried again; what was held up arrives now. */
  mend(): void;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

export async function openWay(app: App): Promise<Way & { close(): Promise<void> }> {
  const pairs = new Set<Pair>();
  let cut: Cut | null = null;
  const flow = ({ near, far }: Pair) => void near.pipe(far).pipe(near);
  const stop = ({ near, far }: Pair) => {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.unpipe(to);
      from.pause();
    }
  };
  const end = ({ near, far }: Pair) => {
    near.resetAndDestroy();
    far.resetAndDestroy();
  };
  const server = createServer((near) => {
    near.on("error", () => undefined);
    if (cut === "refused") return void near.resetAndDestroy();
    const far = connect(Number(new URL(app.url).port), "localhost");
    const pair = { near, far };
    pairs.add(pair);
    far.on("error", () => near.destroy());
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.once("close", () => {
        pairs.delete(pair);
        other.destroy();
      });
    if (cut === null) flow(pair);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    url: `http://localhost:${address.port}`,
    cut(how) {
      cut = how;
      pairs.forEach(how === "refused" ? end : stop);
    },
    mend() {
      cut = null;
      pairs.forEach(flow);
    },
    async close() {
      server.close();
      pairs.forEach(end);
      await once(server, "close");
    },
  };
}

/** `way` is that of whoever is brought with `person(name, { through: way.url })`. */
export const test = base.extend<{ way: Way }>({
  way: async ({ app }, use) => {
    const way = await openWay(app);
    await use(way);
    await way.close();
  },
});
