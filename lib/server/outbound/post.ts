import http from "node:http";
import https from "node:https";
import { rootCertificates } from "node:tls";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import type { OutboundSettings } from "../settings";
import { type OutboundProblem, problemOf } from "./problem";
import { isNamed, targetRefusal } from "./target";

/** A request to somebody else's server. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** False: a redirect is a problem. */
  readonly redirects?: boolean;
  /** For all of it, redirects included. */
  readonly timeoutMs: number;
  /** Calls it off. */
  readonly signal: AbortSignal;
}

/** How somebody else's server has answered. */
export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/** What came of a request. */
export type Outcome = Reply | { readonly problem: OutboundProblem };

/** So much of a reply is read; nobody needs it. Octets. */
const mostOfReply = 4 * 1024;
const mostRedirects = 3;
/** These alone send the same again (RFC 9110, section 15.4). */
const repeating = [307, 308];

/** Nothing goes through a proxy of the environment. What a name was resolved to is what is connected to. */
function agentFor(url: URL, { hosts }: OutboundSettings): http.Agent | false {
  if (isNamed(url, hosts)) return false;
  return url.protocol === "https:" ? new RequestFilteringHttpsAgent() : new RequestFilteringHttpAgent();
}

/** One request without redirects. Rejects with what went wrong before there was a status; always settles. */
function send(
  url: URL,
  settings: OutboundSettings,
  { headers, body }: Outgoing,
  signal: AbortSignal,
): Promise<Reply> {
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      method: "POST",
      agent: agentFor(url, settings),
      ca: settings.ca === undefined ? undefined : [...rootCertificates, settings.ca],
      signal,
      headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
    });
    sending.on("error", reject);
    // Node may end a request without an error; a promise is settled once, so this is nothing after one.
    const lost = () => reject(new Error("closed before there was a reply"));
    sending.on("close", lost);
    // 101, which nobody has asked for: without a listener Node hangs up and says nothing.
    sending.on("upgrade", (reply, socket) => {
      resolve({ status: reply.statusCode ?? 0, headers: reply.headers });
      socket.destroy();
    });
    sending.on("response", (reply) => {
      sending.off("close", lost);
      const done = () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers });
      let read = 0;
      reply.on("data", ({ length }: Buffer) => {
        read += length;
        if (read > mostOfReply) reply.destroy();
      });
      // Whatever becomes of the rest, the status has been said.
      reply.on("error", done);
      reply.on("close", done);
    });
    sending.end(body);
  });
}

async function follow(settings: OutboundSettings, outgoing: Outgoing, signal: AbortSignal): Promise<Outcome> {
  let url = new URL(outgoing.url);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const refusal = targetRefusal(url, settings);
    if (refusal) return { problem: refusal };
    const { status, headers } = await send(url, settings, outgoing, signal);
    if (status < 300 || status > 399) return { status, headers };
    const { location } = headers;
    if (
      outgoing.redirects === false ||
      !repeating.includes(status) ||
      !location ||
      !URL.canParse(location, url)
    ) {
      return { problem: "redirect" };
    }
    url = new URL(location, url);
  }
  return { problem: "too_many_redirects" };
}

/**
 * Sends a POST to an address that a user gave: https unless the settings allow more, to public addresses alone, also
 * where it is redirected to. Never rejects.
 */
export async function post(settings: OutboundSettings, outgoing: Outgoing): Promise<Outcome> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, outgoing.timeoutMs);
  outgoing.signal.addEventListener("abort", end, { once: true });
  if (outgoing.signal.aborted) end();
  try {
    return await follow(settings, outgoing, ending.signal);
  } catch (error) {
    if (outgoing.signal.aborted) return { problem: "interrupted" };
    return { problem: ending.signal.aborted ? "timeout" : problemOf(error) };
  } finally {
    clearTimeout(timer);
    outgoing.signal.removeEventListener("abort", end);
  }
}
