import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { secure } from "./security";

/** What a reply allows its page to do, by directive. */
function policy(dev: boolean): Map<string, string[]> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  secure(request, response, dev);
  const directives = String(response.getHeader("Content-Security-Policy")).split("; ");
  return new Map(directives.map((text) => text.split(" ")).map(([name = "", ...allowed]) => [name, allowed]));
}

test("pages run scripts and WebAssembly of our own, and turn no text into a script", () => {
  const [self, nonce, ...rest] = policy(false).get("script-src") ?? [];
  expect(self).toBe("'self'");
  expect(nonce).toMatch(/^'nonce-.{24}'$/);
  expect(rest).toEqual(["'wasm-unsafe-eval'"]);
  expect(policy(true).get("script-src")).toContain("'unsafe-eval'");
});

test("pages load nothing from another host", () => {
  const allowed = [...policy(false).values()].flat();
  expect(allowed.filter((source) => /[.*]|\/\//.test(source.replace(/^'nonce-.*'$/, "")))).toEqual([]);
});
