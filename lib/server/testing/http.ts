import { readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { Handler } from "../http/handle";

interface Route {
  readonly pattern: RegExp;
  readonly file: string;
}

const root = path.resolve(import.meta.dirname, "../../../app/api/v1");

/** The route files as Next finds them: `[name]` is one segment, `[...name]` the rest; exact ones win. */
const routes: Route[] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .sort((a, b) => Number(a.includes("[...")) - Number(b.includes("[...")) || a.localeCompare(b))
  .map((file) => {
    const below = path
      .dirname(file)
      .replace(/\[\.\.\.(\w+)\]/, "(?<$1>.+)")
      .replace(/\[(\w+)\]/g, "(?<$1>[^/]+)");
    return { pattern: new RegExp(`^/api/v1/${below}$`), file: path.join(root, file) };
  });

function requestOf(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const method = incoming.method ?? "GET";
  const body = method === "GET" ? undefined : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
  const url = new URL(incoming.url ?? "/", "http://localhost");
  return new Request(url, { method, headers, body, duplex: "half" } as RequestInit);
}

async function respond(incoming: IncomingMessage): Promise<Response> {
  const request = requestOf(incoming);
  const { pathname } = new URL(request.url);
  for (const { pattern, file } of routes) {
    const match = pattern.exec(pathname);
    if (!match) continue;
    const handlers = (await import(pathToFileURL(file).href)) as Record<string, Handler | undefined>;
    const handler = handlers[request.method];
    if (!handler) return new Response(null, { status: 405 });
    return handler(request, { params: Promise.resolve({ ...match.groups }) });
  }
  return new Response(null, { status: 404 });
}

/** Serves the real route handlers without Next. */
export async function serveRoutes(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await respond(incoming);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
