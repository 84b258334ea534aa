import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deleteOldDeliveries } from "@/db/deliveries";
import type { Webhook } from "@/lib/contract";
import { testApp, type TestApp, testSettings } from "./testing/app";
import type { TestPerson } from "./testing/person";
import { Receiver, says } from "./testing/receiver";
import { codeOf, does, place } from "./testing/rest";

const webhooks = { ...testSettings().webhooks, retryMs: 20, pollMs: 20 };

let app: TestApp;
let receiver: Receiver;
let ana: TestPerson;
let lei: TestPerson;
beforeAll(async () => {
  app = await testApp({ webhooks, outbound: { hosts: ["127.0.0.1"], plainHttp: false } });
  receiver = await Receiver.open();
});
beforeEach(async () => {
  [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  receiver.heard.length = 0;
});
afterAll(async () => {
  await app.stop();
  await receiver.down();
});

const make = (person: TestPerson, more: object = {}) =>
  person.rest("POST", "/webhooks", { name: "CRM", url: "https://example.com/calls", ...more });
const listed = async (person: TestPerson) => (await person.rest("GET", "/webhooks")).body as Webhook[];

describe("somebody who makes a webhook", () => {
  test("is shown its secret once", async () => {
    const { status, body } = await make(ana);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      success: true,
      webhook: { name: "CRM", url: "https://example.com/calls", audience: "own", enabled: true },
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) as string,
    });
    const { webhook } = body as { webhook: Webhook };
    expect(await listed(ana)).toEqual([webhook]);
  });

  test.each([
    ["http://example.com/", "must begin with https://"],
    ["ftp://127.0.0.1/", "must begin with https://"],
    ["https://me:secret@example.com/", "must hold no user name and no password"],
    ["nonsense", "must be an address such as https://example.com/calls"],
  ])("is told what is wrong with the address %s", async (url, reason) => {
    const reply = await make(ana, { url });
    expect(codeOf(reply)).toBe("VALIDATION_ERROR");
    expect(reply.body).toMatchObject({ error: { details: { issues: [{ path: ["url"], reason }] } } });
  });

  test("may write an address with whatever can be encoded", async () => {
    const { body } = await make(ana, { url: "https://example.com/a b\u0000\ud800" });
    expect(body).toMatchObject({ webhook: { url: "https://example.com/a%20b%00%EF%BF%BD" } });
  });

  test("has 20 at most, also when many are made at once", async () => {
    const replies = await Promise.all(Array.from({ length: 24 }, () => make(ana)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(replies.map(codeOf).filter((code) => code === "VALIDATION_ERROR")).toHaveLength(4);
    expect(await listed(ana)).toHaveLength(20);
  });

  test("hears of other people's calls only as an operator", async () => {
    expect(codeOf(await make(ana, { audience: "all" }))).toBe("FORBIDDEN");
    expect(codeOf(await make(ana, { audience: "service", keyId: "none" }))).toBe("FORBIDDEN");
  });
});

describe("a webhook", () => {
  test("can be renamed, sent elsewhere and switched off, each by itself", async () => {
    const id = await receiver.follow(ana);
    const change = async (body: object) => (await ana.rest("PUT", `/webhooks/${id}`, body)).body;
    expect(await change({ name: "Desk" })).toMatchObject({ webhook: { name: "Desk", url: receiver.url } });
    expect(await change({ enabled: false })).toMatchObject({ webhook: { name: "Desk", enabled: false } });
    expect(await change({ url: "https://example.com" })).toMatchObject({
      webhook: { url: "https://example.com/", enabled: false },
    });
    expect(codeOf(await ana.rest("PUT", `/webhooks/${id}`, { url: "http://example.com" }))).toBe(
      "VALIDATION_ERROR",
    );
  });

  test("signs with its new secret from then on", async () => {
    const id = await receiver.follow(ana);
    const reply = await ana.rest("POST", `/webhooks/${id}/secret`);
    receiver.secret = (reply.body as { secret: string }).secret;
    await place(ana, [lei]);
    await receiver.until("heard the call", () => receiver.heard.length === 1);
    expect(receiver.forged).toEqual([]);
  });

  test("that is switched off gives up what waits, and it can be sent later", async () => {
    const id = await receiver.follow(ana);
    receiver.answer = says(500);
    await place(ana, [lei]);
    await receiver.until("heard the call", () => receiver.heard.length > 0);
    await ana.rest("PUT", `/webhooks/${id}`, { enabled: false });
    const log = async (query = "") =>
      (await ana.rest("GET", `/webhooks/${id}/deliveries${query}`)).body as { id: string }[];
    await expect.poll(log).toMatchObject([{ status: "failed", error: "switched_off" }]);
    expect(await log("?status=pending")).toEqual([]);
    const [delivery] = await log("?status=failed");
    receiver.answer = says(200);
    await ana.rest("PUT", `/webhooks/${id}`, { enabled: true });
    await ana.rest("POST", `/webhooks/${id}/deliveries/${delivery?.id}/replay`);
    await expect.poll(log).toMatchObject([{ status: "delivered", replyStatus: 200 }]);
  });

  test("has a log in pages", async () => {
    const id = await receiver.follow(ana);
    for (let n = 0; n < 2; n += 1) expect(await does(ana, "cancel", await place(ana, [lei]))).toBe("ok");
    const { headers, body } = await ana.rest("GET", `/webhooks/${id}/deliveries?limit=3`);
    expect(headers.get("x-total-count")).toBe("4");
    expect(headers.get("link")).toContain('rel="next"');
    expect((body as { type: string }[]).map(({ type }) => type)).toEqual([
      "cancelled",
      "incoming",
      "cancelled",
    ]);
  });

  test("forgets what is over after a while", async () => {
    const id = await receiver.follow(ana);
    await place(ana, [lei]);
    const log = async () =>
      (await ana.rest("GET", `/webhooks/${id}/deliveries`)).body as { status: string }[];
    await expect.poll(log).toMatchObject([{ status: "delivered" }]);
    await deleteOldDeliveries(app.live.db, 60_000);
    expect(await log()).toHaveLength(1);
    await deleteOldDeliveries(app.live.db, 0);
    expect(await log()).toHaveLength(0);
  });

  test("is nobody else's", async () => {
    const id = await receiver.follow(ana);
    const asked: [string, string, object?][] = [
      ["PUT", `/webhooks/${id}`, { enabled: false }],
      ["DELETE", `/webhooks/${id}`],
      ["POST", `/webhooks/${id}/secret`],
      ["GET", `/webhooks/${id}/deliveries`],
      ["POST", `/webhooks/${id}/deliveries/none/replay`],
    ];
    for (const each of asked) expect(codeOf(await lei.rest(...each))).toBe("WEBHOOK_NOT_FOUND");
    expect(await listed(lei)).toEqual([]);
    expect(await listed(ana)).toMatchObject([{ id, enabled: true }]);
  });

  test("can be deleted while calls are made, of which none suffers", async () => {
    const callees = await Promise.all(Array.from({ length: 4 }, (_, n) => app.person(`Callee${n}`)));
    const callers = await Promise.all(callees.map((_, n) => app.person(`Caller${n}`)));
    const codes: string[] = [];
    const calling = callers.map(async (caller, n) => {
      for (let round = 0; round < 4; round += 1) {
        const id = await receiver.follow(caller);
        const callId = await place(caller, [callees[n] as TestPerson]);
        const [code, deleted] = await Promise.all([
          does(caller, "cancel", callId),
          caller.rest("DELETE", `/webhooks/${id}`),
        ]);
        codes.push(code, codeOf(deleted));
      }
    });
    await Promise.all(calling);
    expect(new Set(codes)).toEqual(new Set(["ok"]));
  });
});

describe("an operator", () => {
  let operator: TestPerson;
  beforeEach(async () => {
    operator = await app.person("Operator");
    const [row] = await app.live.pool<
      { username: string }[]
    >`select username from users where id = ${operator.id}`;
    await app.restart({ operators: [row?.username ?? ""] });
  });

  test("hears of every call, as its caller sees it, while they are one", async () => {
    await receiver.follow(operator, { audience: "all" });
    const blocker = await app.person("Blocker");
    await blocker.rest("PUT", `/users/me/blocks/${ana.id}`);
    const callId = await place(ana, [lei, blocker]);
    expect(await does(lei, "reject", callId)).toBe("ok");
    await receiver.until("heard it", () => receiver.story(callId).length === 2);
    expect(receiver.story(callId)).toEqual(["call.incoming/1", "call.rejected/2"]);
    const { members } = receiver.heard[0]?.event.data.call ?? {};
    expect(members?.map(({ userId, status }) => [userId, status])).toEqual([
      [ana.id, "calling"],
      [lei.id, "calling"],
      [blocker.id, "calling"],
    ]);
    await app.restart({ operators: [] });
    expect(await does(ana, "cancel", callId)).toBe("ok");
    const rows = await app.live.pool`select seq from webhook_deliveries where call_id = ${callId}`;
    expect(rows).toHaveLength(2);
  });

  test("hears of the calls of those whom a service key has brought, and of no others", async () => {
    const reply = await operator.rest("POST", "/keys", {
      name: "Shop",
      kind: "service",
      scopes: ["calls:read", "calls:act"],
    });
    const { key, apiKey } = reply.body as { key: string; apiKey: { id: string } };
    const bearer = { Authorization: `Bearer ${key}` };
    const customer = `customer-${Date.now()}`;
    await operator.rest("POST", "/auth/token", { userId: customer, nickname: "Customer" }, bearer);
    await receiver.follow(operator, { audience: "service", keyId: apiKey.id });
    const other = await place(ana, [lei]);
    const body = { callerId: lei.id, calleeIds: [customer], type: "audio" };
    const placed = await lei.rest("POST", "/rtc/call", body);
    const callId = (placed.body as { call: { id: string } }).call.id;
    await receiver.until("heard it", () => receiver.story(callId).length === 1);
    expect(receiver.story(other)).toEqual([]);
    await operator.rest("DELETE", `/keys/${apiKey.id}`);
    expect(await does(lei, "cancel", callId)).toBe("ok");
    const rows = await app.live.pool`select seq from webhook_deliveries where call_id = ${callId}`;
    expect(rows).toHaveLength(1);
  });

  test("names a service key of their own for that", async () => {
    const personal = await operator.rest("POST", "/keys", { name: "Mine", scopes: ["calls:read"] });
    const { apiKey } = personal.body as { apiKey: { id: string } };
    const service = (more: object) => make(operator, { audience: "service", ...more });
    expect(codeOf(await service({}))).toBe("VALIDATION_ERROR");
    expect(codeOf(await service({ keyId: apiKey.id }))).toBe("VALIDATION_ERROR");
    expect(codeOf(await service({ keyId: "none" }))).toBe("KEY_NOT_FOUND");
  });
});
