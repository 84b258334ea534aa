import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { addressIn, noteAddress } from "./address";

const proxy = "10.0.0.2";

function noted(headers: Record<string, string>, trustProxy: boolean): string {
  const request = { headers: { ...headers }, socket: { remoteAddress: proxy } } as unknown as IncomingMessage;
  noteAddress(request, trustProxy);
  return addressIn(new Headers(request.headers as Record<string, string>));
}

it("without a trusted proxy the address is that of the other end, whatever the request says", () => {
  expect(noted({}, false)).toBe(proxy);
  expect(noted({ "x-forwarded-for": "192.0.2.1" }, false)).toBe(proxy);
  expect(noted({ "x-ringback-address": "192.0.2.1" }, false)).toBe(proxy);
});

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["203.0.113.9, 192.0.2.1", "192.0.2.1"],
  ["203.0.113.9,2001:db8::1 ", "2001:db8::1"],
  ["192.0.2.1, unknown", proxy],
  ["", proxy],
])("behind a trusted proxy that says %j it is %s", (forwarded, address) => {
  expect(noted({ "x-forwarded-for": forwarded }, true)).toBe(address);
});

it("behind a trusted proxy that says nothing it is the proxy's", () => {
  expect(noted({}, true)).toBe(proxy);
  expect(noted({ "x-ringback-address": "192.0.2.1" }, true)).toBe(proxy);
});
