import type { Server as HttpServer } from "node:http";
import type { Server } from "socket.io";
import { databaseOf, type Pool } from "@/db/client";
import { graceAfterStart } from "@/db/deadlines";
import { Publisher } from "./calls/publisher";
import { PublishedMarks } from "./calls/published";
import { Limits } from "./limits/limits";
import { type Live, setLive } from "./live";
import { Pushes } from "./push/pushes";
import type { Settings } from "./settings";
import { Relay } from "./signals/relay";
import { attachSockets } from "./sockets/attach";
import { Clients } from "./sockets/clients";
import { sweep } from "./sweeper";
import { WebhookSender } from "./webhooks/sender";

/** Opens the handle of this process; see {@link Live}. */
export function openLive(parts: { settings: Settings; secret: string; pool: Pool }): Live {
  const db = databaseOf(parts.pool);
  const clients = new Clients();
  const publisher = new Publisher();
  const sweeping = new AbortController();
  let swept: Promise<void> = Promise.resolve();
  let io: Server | undefined;
  const handle: Live & { stopping: boolean } = {
    ...parts,
    db,
    clients,
    publisher,
    published: new PublishedMarks(db),
    relay: new Relay(db, clients),
    limits: new Limits(parts.settings.rates),
    webhooks: new WebhookSender(db, parts.settings),
    push: new Pushes({ db, settings: parts.settings, clients, publisher }),
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
      handle.webhooks.start();
      await handle.push.keys();
    },
    stop: async () => {
      handle.stopping = true;
      sweeping.abort();
      io?.disconnectSockets(true);
      for (const client of clients.all()) client.close();
      await Promise.all([swept, handle.webhooks.stop()]);
      await handle.publisher.idle();
      await handle.push.stop();
      await handle.relay.idle();
      await handle.published.flush();
      await io?.close();
      handle.limits.clear();
      setLive(undefined);
    },
  };
  setLive(handle);
  return handle;
}
