import { io } from "socket.io-client";
import { openChild } from "../child";
import { openBareApp } from "../baseline/bare-app";
import type { Seat } from "../baseline/relay";
import type { Databases } from "../database";
import { inLanes } from "../rounds";
import type { Scope } from "../scope";
import { openAgent, send } from "./http";
import { candidate } from "./payload";
import type { Work } from "./work";

const PATIENCE_MS = 10_000;

/** A transaction of three statements with drizzle, in a process of its own. */
export async function bareTransaction(scope: Scope, databases: Databases): Promise<Work> {
  const env = { DATABASE_URL: await databases.make("bare") };
  const child = await openChild(scope, "transaction.ts", env);
  return {
    run: async (lanes) => ({ each: await child.ask({ lanes, times: lanes === 1 ? 80 : 20 }) }),
  };
}

/** A message through a Socket.IO server to the other side, and its acknowledgement back. */
export async function bareRelay(scope: Scope, lanes: number): Promise<Work> {
  const { ready: port } = await openChild(scope, "relay-server.ts", {});
  const join = async (room: number, seat: Seat["seat"]) => {
    const auth: Seat = { room: String(room), seat };
    const socket = io(`http://127.0.0.1:${port}`, { transports: ["websocket"], forceNew: true, auth });
    scope.onEnd(() => Promise.resolve(socket.disconnect()));
    socket.on("relay", (_message: unknown, ack: () => void) => ack());
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    return socket;
  };
  const callers = await Promise.all(
    Array.from({ length: lanes }, async (_, room) => {
      await join(room, "callee");
      return join(room, "caller");
    }),
  );
  const relay = async (lane: number) => {
    await callers[lane]?.timeout(PATIENCE_MS).emitWithAck("relay", candidate);
  };
  return {
    run: async (count) => ({ each: await inLanes(count, count === 1 ? 300 : 100, relay) }),
  };
}

/** A POST to a route handler of Next that does nothing. */
export async function emptyHandler(scope: Scope): Promise<Work> {
  const url = await openBareApp(scope);
  const agent = openAgent();
  scope.onEnd(() => Promise.resolve(agent.destroy()));
  const post = async () => {
    const { status } = await send(agent, `${url}/api/empty`, { method: "POST", body: candidate });
    if (status !== 200) throw new Error(`the empty route handler answered ${status}`);
  };
  return {
    run: async (lanes) => ({ each: await inLanes(lanes, lanes === 1 ? 100 : 20, post) }),
  };
}
