import { readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { Handler } from "../http/handle";
import { documented } from "../http/document";
import { refused, write } from "../http/refuse";
import { followed } from "./followed";
import { noteAddress } from "../limits/address";

interface Route {
  readonly pattern: RegExp;
  readonly file: string;
}

const root = path.resolve(import.meta.dirname, "../../../app/api/v1");

/** Sorts `[...name]` behind `[name]`, and that behind every word. */
const rank = (file: string) => file.replaceAll("[...", "~~").replaceAll("[", "~");

/** The route files as Next finds them: `[name]` is one segment, `[...name]` the rest; exact ones win. */
const routes: Route[] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  .map((file) => {
    const below = path
      .dirname(file)
      .replace(/\[\.\.\.(\w+)\]/, "(?<$1>.+)")
      .replace(/\[(\w+)\]/g, "(?<$1>[^/]+)");
    return { pattern: new RegExp(`^/api/v1/${below}$`), file: path.join(root, file) };
  });

/** A route file is asked for once: to import it again takes longer than to serve a request. */
const loaded = new Map<string, Promise<Record<string, Handler | undefined>>>();

function handlersOf(file: string): Promise<Record<string, Handler | undefined>> {
  const handlers =
    loaded.get(file) ?? (import(pathToFileURL(file).href) as Promise<Record<string, Handler | undefined>>);
  loaded.set(file, handlers);
  return handlers;
}

/** Parameters as Next hands them over. */
const decoded = (groups: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const method = incoming.method ?? "GET";
  const body = method === "GET" ? undefined : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
  const url = new URL(incoming.url ?? "/", "http://localhost");
  return new Request(url, { method, headers, body, signal, duplex: "half" } as RequestInit);
}

async function respond(incoming: IncomingMessage, signal: AbortSignal): Promise<Response> {
  const request = requestOf(incoming, signal);
  const { pathname } = new URL(request.url);
  for (const { pattern, file } of routes) {
    const match = pattern.exec(pathname);
    if (!match) continue;
    const handler = (await handlersOf(file))[request.method];
    if (!handler) return new Response(null, { status: 405 });
    return followed(request, await handler(request, { params: Promise.resolve(decoded(match.groups)) }));
  }
  return new Response(null, { status: 404 });
}

const isStream = ({ headers }: Response) =>
  headers.has("content-disposition") || headers.get("content-type")?.startsWith("text/event-stream");

/** Piece by piece, as fast as it is read; who goes away cancels it. */
async function streamTo(outgoing: ServerResponse, reply: Response): Promise<void> {
  outgoing.writeHead(reply.status, Object.fromEntries(reply.headers));
  const body = reply.body ?? new ReadableStream<Uint8Array>();
  await body.pipeTo(Writable.toWeb(outgoing) as WritableStream<Uint8Array>).catch(() => undefined);
}

/** Serves the real route handlers without Next; where a request came from is noted as by the real server. */
export async function serveRoutes(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { trustProxy }: { readonly trustProxy: boolean },
): Promise<void> {
  noteAddress(incoming, trustProxy);
  if ((await refused(incoming, outgoing)) || (await documented(incoming, outgoing))) return;
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  const reply = await respond(incoming, gone.signal);
  if (isStream(reply)) await streamTo(outgoing, reply);
  else await write(outgoing, reply);
}
