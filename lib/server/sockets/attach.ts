import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { ApiError, type ClientToServer, handshake, limits, type ServerToClient } from "@/lib/contract";
import { authenticateToken } from "../auth/authenticate";
import { type AccessClaims, nobody } from "../auth/claims";
import { problemOf } from "../doors/problem";
import type { Live } from "../live";
import { command } from "./commands";
import { detached, farewell, heartbeat, rings, tellPresence, welcome } from "./connection";
import { isOwnOrigin } from "./origin";
import { type ServerSocket, SocketClient } from "./socket-client";

type Entrance = AccessClaims & { clientId: string };

async function admit(live: Live, socket: ServerSocket): Promise<Entrance> {
  const auth = handshake.safeParse(socket.handshake.auth);
  if (!auth.success) throw new ApiError("UNAUTHORIZED");
  const { token, userId, clientId } = auth.data;
  const claims = await authenticateToken(live, token, userId);
  if (claims.userId === nobody || claims.key?.scopes.includes("calls:read") === false) {
    throw new ApiError("FORBIDDEN");
  }
  return { ...claims, clientId };
}

/** A client may send an event without asking for an acknowledgement. */
function replier<T>(ack: unknown): (reply: T) => void {
  return typeof ack === "function" ? (ack as (reply: T) => void) : () => undefined;
}

function serve(live: Live, socket: ServerSocket, entrance: Entrance): void {
  const { userId, sessionId, clientId } = entrance;
  let { expiresAt, key } = entrance;
  const client: SocketClient = new SocketClient(socket, userId, sessionId, clientId, {
    ackMs: live.settings.ackMs,
    rings: (callId) => rings(live, client, callId, key),
  });
  socket.on("command", (name, body, ack) => {
    const expired = Date.now() >= expiresAt;
    const caller = { userId, sessionId, clientId, hasSocket: true, key, expired, seats: client.seats };
    void command(live, name, body, caller).then(replier(ack));
  });
  socket.on("authenticate", (token, ack) => {
    const checked = authenticateToken(live, token, userId).then((claims) => {
      const same = claims.userId === userId && claims.sessionId === sessionId;
      if (same) ({ expiresAt, key } = claims);
      return same;
    });
    void checked.catch(() => false).then((success) => replier(ack)({ success }));
  });
  let heardAt = performance.now();
  socket.conn.on("packet", ({ type }: { type: string }) => {
    heardAt = performance.now();
    if (type === "pong") detached("a lease could not be renewed", heartbeat(live, client));
  });
  socket.on("disconnect", () => {
    client.closed();
    if (!live.stopping) detached("a lost client could not be noted", farewell(live, client, heardAt));
  });
  const before = live.clients.at(userId, clientId);
  const wasOnline = live.isOnline(userId);
  live.clients.add(client);
  before?.close();
  if (!wasOnline) tellPresence(live, userId, true);
  detached(
    "a client could not be welcomed",
    welcome(live, client).catch((error: unknown) => {
      client.close();
      throw error;
    }),
  );
}

/** Serves Socket.IO on this server. */
export function attachSockets(live: Live, server: HttpServer): Server<ClientToServer, ServerToClient> {
  const { pingMs, publicUrl } = live.settings;
  const io = new Server<ClientToServer, ServerToClient, object, { entrance: Entrance }>(server, {
    pingInterval: pingMs,
    pingTimeout: pingMs,
    perMessageDeflate: false,
    maxHttpBufferSize: limits.bodyBytes + 4096,
    serveClient: false,
    allowRequest: ({ headers }, decide) => decide(null, isOwnOrigin(headers.origin, publicUrl)),
  });
  io.use((socket, next) => {
    admit(live, socket).then(
      (entrance) => {
        socket.data.entrance = entrance;
        next();
      },
      (error: unknown) => next(new Error(problemOf(error, socket.id).code)),
    );
  });
  io.on("connection", (socket) => serve(live, socket, socket.data.entrance));
  return io;
}
