import { addressOf, type Given, queryOf } from "./address";
import { type ClientOptions, connectionTo, type Send } from "./connection";
import { asRequestError } from "./errors";
import { table } from "./table";
import type { CallOptions, Client, EventOptions, KeptFile, ListPage, ServerEvent } from "./types";

type Row = readonly [method: string, path: string, kind?: "open" | "paged" | "file"];

/** The offset of the page that `Link` names as the next one (RFC 8288). */
function nextIn(link: string | null): number | undefined {
  const offset = /[?&]offset=(\d+)[^>]*>; rel="next"/.exec(link ?? "")?.[1];
  return offset === undefined ? undefined : Number(offset);
}

function pageOf(items: unknown[], headers: Headers): ListPage<unknown> {
  const total = Number(headers.get("x-total-count") ?? items.length);
  return { items, total, next: nextIn(headers.get("link")) };
}

async function fileOf(response: Response): Promise<KeptFile> {
  const [, name = ""] = /filename="([^"]*)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { name, content: await response.blob() };
}

/** A file is sent by itself. */
function bodyOf(rest: Given): unknown {
  if (rest.content instanceof Blob) return rest.content;
  return Object.keys(rest).length === 0 ? undefined : rest;
}

async function ask(send: Send, row: Row, given: Given, options: CallOptions): Promise<unknown> {
  const [method, template, kind] = row;
  const { path, rest } = addressOf(template, given);
  const inQuery = method === "GET";
  const response = await send({
    method,
    address: inQuery ? path + queryOf(rest) : path,
    open: kind === "open",
    body: inQuery ? undefined : bodyOf(rest),
    headers: options.idempotencyKey === undefined ? {} : { "Idempotency-Key": options.idempotencyKey },
    signal: options.signal,
    keepalive: options.keepalive,
  });
  const read: Promise<unknown> = kind === "file" ? fileOf(response) : response.json();
  const reply = await read.catch((error: unknown) => {
    throw asRequestError(error);
  });
  return kind === "paged" ? pageOf(reply as unknown[], response.headers) : reply;
}

/** Loaded by who uses it: pages do not. */
async function* events(send: Send, options: EventOptions = {}): AsyncGenerator<ServerEvent, void, undefined> {
  const { follow } = await import("./follow");
  yield* follow(send, options);
}

/** A client of the API, in browsers and in Node. */
export function createClient(options: ClientOptions = {}): Client {
  const send = connectionTo(options);
  const rows: [string, Row][] = Object.entries(table);
  const methods = rows.map(([name, row]) => [
    name,
    (given: Given = {}, how: CallOptions = {}) => ask(send, row, given, how),
  ]);
  const own: Pick<Client, "events"> = { events: (how) => events(send, how) };
  return { ...(Object.fromEntries(methods) as Omit<Client, "events">), ...own };
}
