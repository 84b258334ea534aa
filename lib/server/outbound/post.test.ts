import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, it, test } from "vitest";
import type { OutboundSettings } from "../settings";
import { type Outgoing, post } from "./post";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on this machine; its origin. */
async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

const redirect =
  (status: number, to: string): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { Location: to }).end();

const open: OutboundSettings = { hosts: ["127.0.0.1"], plainHttp: false };
const closed: OutboundSettings = { hosts: [], plainHttp: false };

const sent = (url: URL | string, settings = open, more: Partial<Outgoing> = {}) =>
  post(settings, {
    url: String(url),
    headers: { "Content-Type": "text/plain" },
    body: "grüß dich",
    timeoutMs: 5_000,
    signal: new AbortController().signal,
    ...more,
  });

test("a request arrives as it was sent, and its status comes back", async () => {
  const heard: string[] = [];
  const url = await serve((request, response) => {
    request.setEncoding("utf8");
    request.on("data", (text: string) => heard.push(`${request.method} ${request.url} ${text}`));
    request.on("end", () => response.writeHead(202, { "Retry-After": "3" }).end("thanks"));
  });
  const outcome = await sent(new URL("/hook?a=b", url));
  expect(outcome).toMatchObject({ status: 202, headers: { "retry-after": "3" } });
  expect(heard).toEqual(["POST /hook?a=b grüß dich"]);
});

test("octets arrive as they are", async () => {
  const heard: Buffer[] = [];
  const url = await serve((request, response) => {
    request.on("data", (part: Buffer) => heard.push(part));
    request.on("end", () => response.writeHead(201).end());
  });
  const body = Uint8Array.from([0, 255, 195, 40]);
  expect(await sent(url, open, { body })).toMatchObject({ status: 201 });
  expect(Buffer.concat(heard)).toEqual(Buffer.from(body));
});

describe("nothing is sent to an address that is not public, however it is written", () => {
  it.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[::ffff:10.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:1::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "localhost",
  ])("%s", async (host) => {
    expect(await sent(`https://${host}/`, closed)).toEqual({ problem: "private_address" });
    expect(await sent(`http://${host}/`, { ...closed, plainHttp: true })).toEqual({
      problem: "private_address",
    });
  });
});

describe("what the address says itself", () => {
  it("must be https", async () => {
    expect(await sent("http://example.com/", closed)).toEqual({ problem: "not_https" });
    expect(await sent("ftp://127.0.0.1/")).toEqual({ problem: "not_https" });
  });

  it("must hold no password", async () => {
    expect(await sent("https://me:secret@example.com/")).toEqual({ problem: "credentials" });
  });

  it("may be a host that the settings name, with or without its port, and no other port", async () => {
    const url = await serve((_request, response) => response.end());
    const named = (host: string) => sent(url, { ...closed, hosts: [host] });
    expect(await named(url.host)).toMatchObject({ status: 200 });
    expect(await named(url.hostname)).toMatchObject({ status: 200 });
    expect(await named(`${url.hostname}:1`)).toEqual({ problem: "not_https" });
  });
});

describe("a redirect", () => {
  it("is followed with the same request where it says so", async () => {
    const heard: string[] = [];
    const url = await serve((request, response) => {
      if (request.url === "/") return redirect(307, "/there")(request, response);
      heard.push(`${request.method} ${request.headers["content-length"]}`);
      response.writeHead(204).end();
    });
    expect(await sent(url)).toMatchObject({ status: 204 });
    expect(heard).toEqual(["POST 11"]);
  });

  it("is not followed where none is expected", async () => {
    const url = await serve(redirect(307, "/there"));
    expect(await sent(url, open, { redirects: false })).toEqual({ problem: "redirect" });
  });

  it.each([
    ["to a private address", 308, "https://169.254.169.254/latest", "private_address"],
    ["to a name that means one", 307, "https://localhost/", "private_address"],
    ["to where there is no TLS", 307, "http://example.com/", "not_https"],
    ["with a password", 307, "https://me:secret@example.com/", "credentials"],
    ["to another kind of request", 302, "/there", "redirect"],
    ["to nowhere", 307, "", "redirect"],
    ["in a circle", 307, "/", "too_many_redirects"],
  ])("%s is not followed", async (_, status, to, problem) => {
    expect(await sent(await serve(redirect(status, to)))).toEqual({ problem });
  });
});

describe("somebody else's server", () => {
  it("may be none", async () => {
    const url = await serve(() => undefined);
    servers[0]?.close();
    await once(servers.splice(0)[0] as Server, "close");
    expect(await sent(url)).toEqual({ problem: "connection_refused" });
  });

  it("may hang up", async () => {
    expect(await sent(await serve((request) => request.socket.destroy()))).toEqual({
      problem: "connection_lost",
    });
  });

  it("may speak no TLS", async () => {
    const url = await serve(() => undefined);
    expect(await sent(`https://${url.host}/`)).toEqual({ problem: "tls" });
  });

  it("may never answer", async () => {
    const url = await serve(() => undefined);
    expect(await sent(url, open, { timeoutMs: 100 })).toEqual({ problem: "timeout" });
  });

  it("may answer without an end, of which little is read", async () => {
    let written = 0;
    const url = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(1024))) written += 1;
      };
      response.on("drain", more).on("error", () => undefined);
      more();
    });
    expect(await sent(url)).toMatchObject({ status: 200 });
    expect(written).toBeLessThan(20_000);
  });

  it.each([
    ["with what it switches to", "Upgrade: websocket\r\nConnection: Upgrade\r\n"],
    ["without a word of what", ""],
  ])("may switch protocols, %s, although nobody has asked for it", async (_, headers) => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\nmore`));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await sent(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 101 });
    // It waits for every connection: ours is closed.
    server.close();
    await once(server, "close");
  });

  it("may be left waiting when we go down", async () => {
    const stopping = new AbortController();
    const url = await serve(() => stopping.abort());
    expect(await sent(url, open, { signal: stopping.signal })).toEqual({ problem: "interrupted" });
    expect(await sent(url, open, { signal: stopping.signal })).toEqual({ problem: "interrupted" });
  });
});
