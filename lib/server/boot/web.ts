import type { Server } from "node:http";
import next from "next";
import { projectRoot } from "@/db/project";
import type { Settings } from "../settings";
import type { Handler } from "./door";

/** The pages and route handlers. */
export interface Web {
  readonly handle: Handler;
  close(): Promise<void>;
}

/** Starts Next on this HTTP server; in development it serves the sources and reloads them. */
export async function openWeb(settings: Settings, httpServer: Server, dev: boolean): Promise<Web> {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.NEXTAUTH_URL = settings.publicUrl;
  const app = next({ dev, dir: projectRoot, hostname: settings.host, port: settings.port, httpServer });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => app.close() };
}
