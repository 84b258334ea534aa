import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Endpoint, endpoints, errorBody } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { candidate, connected, placed } from "./testing/calls";
import { RawClient } from "./testing/raw";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const nested = (depth: number, inmost = "") => "[".repeat(depth) + inmost + "]".repeat(depth);
const odd: unknown[] = [
  undefined,
  null,
  -1,
  true,
  "",
  "text",
  [],
  {},
  [[]],
  JSON.parse(nested(500)),
  { toString: 1, then: 1 },
  new Uint8Array(3),
  "\ud800",
  "\0",
  "x".repeat(20_000),
];

const raw = (token: string) => new RawClient(app.url, { token, clientId: "odd" });

/** The server lives: two people can still call each other. */
async function lives(): Promise<void> {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  await connected(await ana.client("ana-tab"), await lei.client("lei-tab"), lei);
}

describe("a client that does not keep to the protocol", () => {
  test("may send any event with any arguments, and harms nobody", async () => {
    const ana = await app.person("Ana");
    const client = raw(ana.token);
    client.confirms(odd);
    await client.here();
    for (const name of ["command", "authenticate", "error", "call", "signal", "__proto__", "toString"]) {
      for (const first of odd) {
        client.say(name, first);
        client.say(name, first, () => undefined);
        for (const second of odd) client.say(name, first, second, () => undefined);
      }
    }
    await client.ask("nonsense", {});
    client.close();
    await lives();
  });

  test("is never told that something went wrong on our side, whatever a command holds", async () => {
    const ana = await app.person("Ana");
    const client = raw(ana.token);
    const own = { userId: ana.id, callerId: ana.id, fromUserId: ana.id };
    const bodies = odd.flatMap((value) => [
      value,
      { ...own, callId: value, calleeIds: value, toUserId: value, type: value, id: value },
      { ...own, callId: "c", calleeIds: [value], toUserId: "u", type: "audio", offer: value, answer: value },
      { ...own, callId: "c", toUserId: "u", signal: { type: "candidate", candidate: value }, muted: value },
    ]);
    const all: Endpoint[] = Object.values(endpoints);
    for (const { command } of all) {
      if (command === undefined) continue;
      for (const body of bodies) {
        const reply = errorBody.safeParse(await client.ask(command, body));
        expect(reply.data?.error.code).not.toBe("INTERNAL_ERROR");
      }
    }
    client.close();
  });

  test("may send any packet, signed in or not", async () => {
    const ana = await app.person("Ana");
    const packets = [
      ...["", "0", "1", "2", "3", "4", "5", "6", "9", "b", "bAAAA", "2[]", "2{}", "2[null]", "2[{}]", "0[1]"],
      ...[
        "0/admin,",
        '0"x"',
        '0{"token":1}',
        '4{"x":1}',
        '2["error"]',
        '2["disconnect"]',
        '2["newListener"]',
      ],
      ...[
        '21["command"]',
        "399[]",
        "30",
        "3-1[]",
        '5999999-["x"]',
        '2["command",{"_placeholder":true,"num":5}]',
      ],
      `51-["command",${nested(20_000, '{"_placeholder":true,"num":0}')}]`,
      `2["command",${nested(90_000)}]`,
      "x".repeat(300_000),
    ];
    for (const packet of packets) {
      await raw(ana.token).smuggle([packet, Buffer.from([1, 2, 3])], false);
      await raw(ana.token).smuggle([packet, Buffer.from([1, 2, 3])], true);
    }
    await lives();
  });
});

describe("what is sent", () => {
  test("must be text that a database can keep", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const tab = await ana.client("ana-tab");
    const callId = await placed(tab, [lei]);
    const signal = candidate("\ud800");
    const body = { callId, fromUserId: ana.id, toUserId: lei.id, signal };
    expect(await tab.refused("signal", body)).toBe("VALIDATION_ERROR");
    const sdp = { type: "answer", sdp: "v=0\ud800" };
    const reply = await lei.rest("POST", "/rtc/answer", { callId, userId: lei.id, answer: sdp });
    expect(errorBody.parse(reply.body).error.code).toBe("VALIDATION_ERROR");
  });

  test("to answer a pending offer must hold an answer, and the refusal says so", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const callId = await placed(await ana.client("ana-tab"), [lei]);
    const reply = await lei.rest("POST", "/rtc/answer", { callId, userId: lei.id });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      error: { code: "VALIDATION_ERROR", details: { issues: [{ path: ["answer"] }] } },
    });
  });
});
