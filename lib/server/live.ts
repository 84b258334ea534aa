import type { Server as HttpServer } from "node:http";
import type { Db, Pool } from "@/db/client";
import type { Clients } from "./sockets/clients";
import type { Publisher } from "./calls/publisher";
import type { PublishedMarks } from "./calls/published";
import type { Limits } from "./limits/limits";
import type { Pushes } from "./push/pushes";
import type { Relay } from "./signals/relay";
import type { Settings } from "./settings";
import type { WebhookSender } from "./webhooks/sender";

/**
 * What lives as long as the server process. Next compiles a copy of every module for itself, so nothing may be kept in a
 * module: the one copy of what lives is reached through this handle, which `server.ts` opens.
 */
export interface Live {
  readonly settings: Settings;
  /** The one secret; keys are derived from it. */
  readonly secret: string;
  readonly pool: Pool;
  readonly db: Db;
  readonly clients: Clients;
  readonly publisher: Publisher;
  readonly published: PublishedMarks;
  readonly relay: Relay;
  readonly limits: Limits;
  readonly webhooks: WebhookSender;
  readonly push: Pushes;
  /** The process is going down: who loses their socket now has not left. */
  readonly stopping: boolean;
  /** Does any client of this user hold a socket? */
  isOnline(userId: string): boolean;
  /** Closes the sockets of a session that was ended. */
  closeSession(sessionId: string): void;
  /** Serves Socket.IO on this server. */
  attach(server: HttpServer): void;
  /** Lets leases of live calls run anew, then sweeps deadlines. */
  start(): Promise<void>;
  /** Disconnects everybody and waits for what is under way. The pool stays open. */
  stop(): Promise<void>;
}

const key = Symbol.for("ringback.live");
const shared = globalThis as { [key]?: Live };

/** The handle. Throws before `server.ts` has opened it, so call it while serving a request, never at module level. */
export function live(): Live {
  const handle = shared[key];
  if (!handle) throw new Error("the server has not been started");
  return handle;
}

/** Makes this the handle of the process, or takes it away. */
export function setLive(handle: Live | undefined): void {
  shared[key] = handle;
}
