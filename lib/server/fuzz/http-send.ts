import { Agent, request } from "node:http";
import { limits } from "@/lib/contract";
import type { HttpInput, Sending } from "./http-input";
import { Raw } from "./http-odd";
import { filled, type Ref } from "./refs";

/** A request as it goes out. */
export interface Outgoing {
  readonly method: string;
  /** The path and the query, in octets that may stand there. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sending: Sending;
}

/** What came back; no status where the connection was closed without a reply. */
export interface Reply {
  readonly status: number | undefined;
  readonly body: string;
}

const inAddress = (text: string): string =>
  // Through octets, because half of a surrogate pair has none.
  encodeURIComponent(Buffer.from(text).toString());

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

/** The request, with what its names stand for. */
export function outgoing(input: HttpInput, meaning: (ref: Ref) => unknown): Outgoing {
  const known = (value: unknown) => filled(value, meaning);
  const written = (value: unknown) => (value instanceof Raw ? value.text : inAddress(textOf(known(value))));
  const path = Object.entries(input.path).reduce(
    (template, [name, value]) => template.replace(`{${name}}`, () => written(value)),
    input.target.template,
  );
  const query = input.query.map(([name, value]) => `${written(name)}=${written(value)}`).join("&");
  const given = [
    ["Authorization", input.authorization.map((part) => textOf(known(part))).join("")],
    ["Content-Type", input.contentType],
    ...input.headers.map(([name, value]) => [name, textOf(known(value))]),
  ].filter((each): each is [string, string] => each[1] !== undefined);
  // A header that is no octets cannot be sent.
  const headers = given.map(([name, value]) => [name, value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?")]);
  const json = JSON.stringify(known(input.body.value)) as string | undefined;
  return {
    method: input.method,
    address: `/api/v1${path}${query === "" ? "" : `?${query}`}`.replaceAll(/[^\x21-\x7e]/g, "?"),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: json === undefined ? Buffer.alloc(0) : input.body.encode(json),
    sending: input.sending,
  };
}

/** Beyond this the server need not read the body, and may close the connection while it is still being sent. */
const readOctets = limits.bodyBytes;

/** Node itself refuses a longer head than 16 KiB, and closes the connection. */
const addressOctets = 4_000;

/** May the server close the connection without a reply that arrives? */
export const mayBeCut = ({ sending, body, address }: Outgoing): boolean =>
  sending === "short" || body.length > readOctets || address.length > addressOctets;

const patienceMs = 10_000;

const agent = new Agent({ keepAlive: true });

/** Closes the connections that are kept for the next requests. */
export const hangUp = (): void => agent.destroy();

/** Headers that say how long the body is, or seem to. */
function framing({ body, sending, method }: Outgoing): Record<string, string> {
  if (sending === "chunked") return { "Transfer-Encoding": "chunked" };
  if (method === "GET" && body.length === 0) return {};
  const beside = sending === "short" ? 10 : sending === "long" ? -Math.min(3, body.length) : 0;
  return { "Content-Length": String(body.length + beside) };
}

/**
 * Sends the request; never rejects. A body that is shorter than announced ends with the connection. What meets a
 * connection that the server has just closed because nobody used it is sent again.
 */
export async function send(url: string, out: Outgoing): Promise<Reply> {
  const reply = await sendOnce(url, out);
  return reply === "stale" ? send(url, out) : reply;
}

function sendOnce(url: string, out: Outgoing): Promise<Reply | "stale"> {
  const { sending, body, method } = out;
  // After these the server may close the connection, so nothing else is sent on it.
  const alone = sending !== "announced" || mayBeCut(out);
  return new Promise((resolve) => {
    const gone = (error?: Error) =>
      resolve(outgoing.reusedSocket ? "stale" : { status: undefined, body: error?.message ?? "closed" });
    const outgoing = request(url, {
      method,
      path: out.address,
      headers: { ...out.headers, ...framing(out) },
      agent: alone ? false : agent,
      timeout: patienceMs,
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error(`nothing for ${patienceMs} ms`)));
    outgoing.on("error", gone).on("close", gone);
    outgoing.on("response", (incoming) => {
      // A stream of events has no end, and a file may be no JSON.
      if (incoming.headers["content-type"]?.startsWith("text/")) {
        resolve({ status: incoming.statusCode, body: "{}" });
        return void outgoing.destroy();
      }
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () =>
        resolve({ status: incoming.statusCode, body: Buffer.concat(chunks).toString() }),
      );
      incoming.on("error", gone);
    });
    if (sending === "short") outgoing.write(body, () => outgoing.destroy());
    else outgoing.end(body);
  });
}
