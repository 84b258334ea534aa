import type { Server as HttpServer } from "node:http";
import type { Server } from "socket.io";
import { databaseOf, type Pool } from "@/db/client";
import { graceAfterStart } from "@/db/deadlines";
import { Publisher } from "./calls/publisher";
import { PublishedMarks } from "./calls/published";
import { type Live, setLive } from "./live";
import type { Settings } from "./settings";
import { Relay } from "./signals/relay";
import { attachSockets } from "./sockets/attach";
import { Clients } from "./sockets/clients";
import { sweep } from "./sweeper";

/** Opens the handle of this process; see {@link Live}. */
export function openLive(parts: { settings: Settings; secret: string; pool: Pool }): Live {
  const db = databaseOf(parts.pool);
  const clients = new Clients();
  const sweeping = new AbortController();
  let swept: Promise<void> = Promise.resolve();
  let io: Server | undefined;
  const handle: Live & { stopping: boolean } = {
    ...parts,
    db,
    clients,
    publisher: new Publisher(),
    published: new PublishedMarks(db),
    relay: new Relay(db, clients),
    stopping: false,
    isOnline: (userId) => clients.isOnline(userId),
    closeSession: (sessionId) => {
      for (const client of clients.ofSession(sessionId)) client.close();
    },
    attach: (server: HttpServer) => {
      io = attachSockets(handle, server);
    },
    start: async () => {
      const { participantGoneMs, callerGoneMs } = parts.settings.call;
      await graceAfterStart(db, { connectedMs: participantGoneMs, callerMs: callerGoneMs });
      swept = sweep(handle, sweeping.signal);
    },
    stop: async () => {
      handle.stopping = true;
      sweeping.abort();
      io?.disconnectSockets(true);
      await swept;
      await handle.publisher.idle();
      await handle.relay.idle();
      await handle.published.flush();
      await io?.close();
      setLive(undefined);
    },
  };
  setLive(handle);
  return handle;
}
