import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { type ClientToServer, handshake, limits, type ServerToClient } from "@/lib/contract";
import { authenticateToken } from "../auth/authenticate";
import type { AccessClaims } from "../auth/claims";
import type { Live } from "../live";
import { command } from "./commands";
import { detached, farewell, heartbeat, rings, tellPresence, welcome } from "./connection";
import { isOwnOrigin } from "./origin";
import { type ServerSocket, SocketClient } from "./socket-client";

type Entrance = AccessClaims & { clientId: string };

async function admit(live: Live, socket: ServerSocket): Promise<Entrance> {
  const { token, clientId } = handshake.parse(socket.handshake.auth);
  return { ...(await authenticateToken(live, token)), clientId };
}

function serve(live: Live, socket: ServerSocket, entrance: Entrance): void {
  const { userId, sessionId, clientId } = entrance;
  let { expiresAt } = entrance;
  const client: SocketClient = new SocketClient(socket, userId, sessionId, clientId, {
    ackMs: live.settings.ackMs,
    rings: (callId) => rings(live, client, callId),
  });
  socket.on("command", (name, body, ack) => {
    const caller = { userId, sessionId, clientId, hasSocket: true, expired: Date.now() >= expiresAt };
    const reply = typeof ack === "function" ? ack : () => undefined;
    void command(live, name, body, caller).then(reply);
  });
  socket.on("authenticate", (token, ack) => {
    const checked = authenticateToken(live, token).then((claims) => {
      const same = claims.userId === userId && claims.sessionId === sessionId;
      if (same) expiresAt = claims.expiresAt;
      return same;
    });
    void checked.then(
      (success) => ack({ success }),
      () => ack({ success: false }),
    );
  });
  let seenAt = Date.now();
  socket.conn.on("packet", ({ type }: { type: string }) => {
    seenAt = Date.now();
    if (type === "pong") detached("a lease could not be renewed", heartbeat(live, client));
  });
  socket.on("disconnect", () => {
    if (!live.stopping) detached("a lost client could not be noted", farewell(live, client, seenAt));
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
      () => next(new Error("UNAUTHORIZED")),
    );
  });
  io.on("connection", (socket) => serve(live, socket, socket.data.entrance));
  return io;
}
