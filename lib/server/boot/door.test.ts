import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorBody } from "@/lib/contract";
import { makeDoor } from "./door";

const door = makeDoor({ dev: false, trustProxy: false });

beforeAll(async () => {
  door.open((_request, response) => Promise.resolve(void response.end("served")));
  await once(door.server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => door.close());

async function ask(method: string, path: string): Promise<{ status?: number; body: string }> {
  const { port } = door.server.address() as AddressInfo;
  const asked = request({ port, host: "127.0.0.1", method, path }).end();
  const [reply] = (await once(asked, "response")) as [IncomingMessage];
  return { status: reply.statusCode, body: await text(reply) };
}

test.each(["%FF", "%zz", "%", "%ED%A0%80"])(
  "an address that is no text is refused as such: %s",
  async (id) => {
    const { status, body } = await ask("GET", `/api/v1/rtc/call/${id}`);
    expect(status).toBe(400);
    expect(errorBody.parse(JSON.parse(body)).error.code).toBe("VALIDATION_ERROR");
  },
);

test("TRACE is no method of ours", async () => {
  expect((await ask("TRACE", "/api/v1/auth/me")).status).toBe(405);
});

test.each(["/api/v1/rtc/call/%00", "/api/v1/users?keyword=%FF", "/%F0%9F%98%80", "*"])(
  "any other address is served: %s",
  async (path) => {
    expect(await ask("OPTIONS", path)).toEqual({ status: 200, body: "served" });
  },
);
