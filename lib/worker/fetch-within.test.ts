import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { fetchWithin } from "./fetch-within";
import { pushed } from "./messages";
import { ana, FakeWorld } from "./testing/world";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A browser whose requests go to this server. */
async function browserOf(listener: RequestListener): Promise<FakeWorld> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const browser = new FakeWorld();
  const ask = fetchWithin(100);
  browser.fetch = (address, init) => ask(`http://127.0.0.1:${port}${address}`, init);
  return browser;
}

describe("A ring is shown without a sound where the server", () => {
  it.each<[string, RequestListener]>([
    ["never answers", () => undefined],
    ["never ends its answer", (_request, response) => void response.writeHead(200).write("{")],
  ])("%s", async (_, listener) => {
    const browser = await browserOf(listener);
    await pushed(browser, { kind: "ring", ...ana, until: browser.time + 30_000 });
    expect([browser.titles, browser.heard, browser.later.length]).toEqual([["Ana"], [], 1]);
  });
});
