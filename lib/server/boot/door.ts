import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { documented } from "../http/document";
import { worked } from "../http/worker";
import { refused } from "../http/refuse";
import { noteAddress } from "../limits/address";
import { secure } from "./security";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** The HTTP server. It listens before the application is ready, because the port in use is part of the settings. */
export interface Door {
  readonly server: Server;
  /** Hands requests over; until then they are told to come again. */
  open(handler: Handler): void;
  /** Lets requests under way finish for a moment. */
  close(): Promise<void>;
}

const FINISH_MS = 500;

/** The door of this process. `trustProxy`: a proxy in front says where requests come from. */
export function makeDoor({ dev, trustProxy }: { dev: boolean; trustProxy: boolean }): Door {
  let handle: Handler = (_request, response) => Promise.resolve(comeAgain(response));
  const serve: Handler = async (request, response) => {
    secure(request, response, dev);
    noteAddress(request, trustProxy);
    for (const serve of [refused, documented, worked]) if (await serve(request, response)) return;
    await handle(request, response);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  return {
    server,
    open: (handler) => {
      handle = handler;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), FINISH_MS).unref();
      }),
  };
}

function comeAgain(response: ServerResponse): void {
  const error = {
    code: "UNAVAILABLE",
    message: "The server is starting. Try again in a moment.",
    details: {},
  };
  response.writeHead(503, { "Content-Type": "application/json", "Retry-After": "1" });
  response.end(JSON.stringify({ success: false, error }));
}
