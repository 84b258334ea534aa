import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import type { CallStatus } from "@/lib/call";
import type { CallDetail, ClientToServer, RingAck, ServerToClient } from "@/lib/contract";
import type { Scope } from "../scope";
import type { Person } from "./people";
import { accepted, type Party } from "./party";

const PATIENCE_MS = 10_000;

/** A side that speaks and hears over a socket, and rings as soon as it is called. */
export async function socketParty(scope: Scope, url: string, person: Person): Promise<Party> {
  const { userId, token, clientId } = person;
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    auth: { token, clientId },
  });
  scope.onEnd(() => Promise.resolve(socket.disconnect()));
  const statuses = new Map<string, CallStatus>();
  let waiting: { callId: string; status: CallStatus; resolve: () => void } | undefined;

  const hear = ({ id, status, callerId }: CallDetail): RingAck => {
    statuses.set(id, status);
    if (waiting?.callId === id && waiting.status === status) waiting.resolve();
    return { ringing: callerId !== userId && status === "calling" ? [id] : [] };
  };
  socket.on("call", ({ call }, ack) => ack(hear(call)));
  socket.on("signal", (_message, ack) => ack());
  const present = new Promise<void>((resolve, reject) => {
    socket.on("present", (_message, ack) => {
      ack({ ringing: [] });
      resolve();
    });
    socket.on("connect_error", reject);
  });
  await present;

  return {
    userId,
    command: async (name, body) =>
      accepted(name, await socket.timeout(PATIENCE_MS).emitWithAck("command", name, body)),
    ring: () => Promise.resolve(),
    told: async (callId, status) => {
      if (statuses.get(callId) !== status) await untilTold(callId, status);
      if (status === "ended") statuses.delete(callId);
    },
  };

  function untilTold(callId: string, status: CallStatus): Promise<void> {
    const timeout = AbortSignal.timeout(PATIENCE_MS);
    const never = once(timeout, "abort").then(() => {
      throw new Error(`${clientId} was not told in time that the call is ${status}`);
    });
    return Promise.race([new Promise<void>((resolve) => (waiting = { callId, status, resolve })), never]);
  }
}
