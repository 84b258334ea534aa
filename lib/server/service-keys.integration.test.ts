import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { TestClient } from "./testing/client";
import { keyOf, type MadeKey, operatorName, operatorOf, programOf, servedBy } from "./testing/keys";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
let operator: TestPerson;
/** The server of another system, with a service key of its own for each test. */
let made: MadeKey;
let server: TestPerson;
beforeAll(async () => {
  app = await testApp({ operators: [operatorName] });
  operator = await operatorOf(app);
});
beforeEach(async () => {
  made = await keyOf(operator, { name: "Shop", kind: "service" });
  server = programOf(app, operator, made.key);
});
afterAll(() => app.stop());

const newId = () => `user-${uuid()}`;
const mint = (body: object) => server.rest("POST", "/auth/token", body);
/** The same server, acting for this user. */
const as = (userId: string) => ({ "X-User-Id": userId });

describe("a token for a user of another system", () => {
  test("creates the user with the other system's id, and is good for 15 minutes", async () => {
    const userId = newId();
    const reply = await mint({ userId, nickname: "张三" });
    expect(reply.body).toMatchObject({ user: { id: userId, nickname: "张三" }, expiresIn: 900 });
    const { token } = reply.body as { token: string };
    const program = programOf(app, { id: userId, name: "张三" }, token);
    expect((await program.rest("GET", "/auth/me")).body).toMatchObject({ id: userId, nickname: "张三" });
  });

  test("is made again for the same user, whose name changes when one is given", async () => {
    const userId = newId();
    await mint({ userId, nickname: "Ana" });
    expect((await mint({ userId })).body).toMatchObject({ user: { id: userId, nickname: "Ana" } });
    expect((await mint({ userId, nickname: "Ana Souza" })).body).toMatchObject({
      user: { id: userId, nickname: "Ana Souza" },
    });
    expect((await operator.rest("GET", `/users/${userId}`)).body).toMatchObject({ nickname: "Ana Souza" });
  });

  test("creates the user once when two ask at the same time", async () => {
    const userId = newId();
    const replies = await Promise.all(Array.from({ length: 6 }, () => mint({ userId })));
    expect(replies.map(codeOf)).toEqual(Array.from({ length: 6 }, () => "ok"));
    const rows = await app.live.pool`select id from sessions where user_id = ${userId}`;
    expect(rows).toHaveLength(1);
  });

  test("takes every id that the API takes, and keeps apart what differs in case alone", async () => {
    for (const userId of ["A~!@#$%^&*()_+{}|:<>?", "a~!@#$%^&*()_+{}|:<>?", "x".repeat(128)]) {
      expect((await mint({ userId })).body).toMatchObject({ user: { id: userId } });
    }
    expect(codeOf(await mint({ userId: "has space" }))).toBe("VALIDATION_ERROR");
  });

  test("is refused for an id that exists and is not the key's own", async () => {
    const ana = await app.person("Ana");
    expect((await mint({ userId: ana.id })).status).toBe(409);
    expect(codeOf(await mint({ userId: operator.id }))).toBe("USER_EXISTS");
    const other = programOf(app, operator, (await keyOf(operator, { kind: "service" })).key);
    const theirs = await servedBy(app, other, newId());
    expect(codeOf(await mint({ userId: theirs.id }))).toBe("USER_EXISTS");
  });

  test("is made with a service key alone: with no session, no personal key and no such token", async () => {
    const body = { userId: newId() };
    const personal = programOf(app, operator, (await keyOf(operator)).key);
    const served = await servedBy(app, server, newId());
    for (const who of [operator, personal, served]) {
      expect(codeOf(await who.rest("POST", "/auth/token", body))).toBe("FORBIDDEN");
    }
    const [listed] = (await operator.rest("GET", `/users?keyword=${body.userId}`)).body as Person[];
    expect(listed).toBeUndefined();
  });

  test("may do less than the key, and never more", async () => {
    const reader = await servedBy(app, server, newId(), { scopes: ["calls:read"] });
    expect(codeOf(await reader.rest("GET", `/rtc/calls/${reader.id}`))).toBe("ok");
    const call = { callerId: reader.id, calleeIds: [operator.id], type: "audio" };
    expect(codeOf(await reader.rest("POST", "/rtc/call", call))).toBe("FORBIDDEN");
    server = programOf(
      app,
      operator,
      (await keyOf(operator, { kind: "service", scopes: ["calls:read"] })).key,
    );
    expect(codeOf(await mint({ userId: newId(), scopes: ["calls:act"] }))).toBe("VALIDATION_ERROR");
  });

  test("belongs to a user who cannot sign in, and who changes no account", async () => {
    const served = await servedBy(app, server, newId());
    const { username } = (await served.rest("GET", "/auth/me")).body as Person;
    for (const password of ["-", "", served.id]) {
      const login = await served.rest("POST", "/auth/login", { username, password: password || "x" });
      expect(codeOf(login)).toBe("UNAUTHORIZED");
    }
    const rename = await served.rest("PUT", `/users/${served.id}`, { nickname: "Somebody" });
    expect(codeOf(rename)).toBe("FORBIDDEN");
  });

  test("takes its user through a call, by both doors", async () => {
    const [ana, lei] = await Promise.all([servedBy(app, server, newId()), app.person("Lei")]);
    const client = await ana.client("tab");
    const callId = await talking(ana, [lei]);
    await client.sees(callId, "connected");
    expect(await client.refused("hangup", { callId, userId: ana.id })).toBeUndefined();
  });

  test("is not good any more on an open socket once its time is over, until another comes", async () => {
    await app.restart({ userTokenMs: 1_000 });
    const userId = newId();
    const served = await servedBy(app, server, userId);
    const client = await served.client("tab");
    const asked = async () => codeOf({ body: await client.command("active", { userId }) });
    await expect.poll(asked, { timeout: 10_000 }).toBe("TOKEN_EXPIRED");
    await app.restart({ userTokenMs: 900_000 });
    const next = await servedBy(app, server, userId);
    expect(next.sessionId).toBe(served.sessionId);
  });
});

describe("a service key itself", () => {
  test("acts for the user who is named where an own id belongs, if it has created them", async () => {
    const [ana, lei] = await Promise.all([servedBy(app, server, newId()), app.person("Lei")]);
    const asAna = programOf(app, ana, made.key);
    const callId = await place(asAna, [lei]);
    expect((await lei.sees(callId)).callerId).toBe(ana.id);
    expect(codeOf(await server.rest("GET", `/rtc/active/${ana.id}`))).toBe("ok");
    expect(await does(asAna, "cancel", callId)).toBe("ok");
  });

  test("does nothing in the name of anybody else, not even of its owner", async () => {
    const lei = await app.person("Lei");
    const other = programOf(app, operator, (await keyOf(operator, { kind: "service" })).key);
    const theirs = await servedBy(app, other, newId());
    for (const { id } of [lei, operator, theirs, { id: "nobody" }]) {
      expect(codeOf(await server.rest("GET", `/rtc/calls/${id}`))).toBe("FORBIDDEN");
      expect(codeOf(await server.rest("GET", "/users", undefined, as(id)))).toBe("FORBIDDEN");
      const call = { callerId: id, calleeIds: ["somebody"], type: "audio" };
      expect(codeOf(await server.rest("POST", "/rtc/call", call))).toBe("FORBIDDEN");
    }
  });

  test("is told to name a user where nothing else says who acts", async () => {
    const served = await servedBy(app, server, newId());
    const { status, body } = await server.rest("GET", "/auth/me");
    expect(status).toBe(403);
    expect(JSON.stringify(body)).toContain("X-User-Id");
    const named = await server.rest("GET", "/auth/me", undefined, as(served.id));
    expect(named.body).toMatchObject({ id: served.id });
    expect(codeOf(await server.rest("GET", "/auth/me", undefined, as("é")))).toBe("FORBIDDEN");
  });

  test("mutes as the user of the header, whoever is to be muted", async () => {
    const [host, callee] = await Promise.all([
      servedBy(app, server, newId()),
      servedBy(app, server, newId()),
    ]);
    const other = await app.person("Lei");
    const callId = await talking(host, [callee, other]);
    const mute = (userId: string, actor: string) =>
      server.rest("PUT", "/rtc/mute", { callId, userId, muted: true }, as(actor));
    expect(codeOf(await mute(other.id, callee.id))).toBe("NOT_HOST");
    expect(codeOf(await mute(other.id, host.id))).toBe("ok");
    expect(codeOf(await mute(callee.id, callee.id))).toBe("ok");
    expect(codeOf(await mute(callee.id, other.id))).toBe("FORBIDDEN");
  });

  test("has what is not JSON told as such", async () => {
    const response = await fetch(`${app.url}/api/v1/rtc/call`, {
      method: "POST",
      headers: { Authorization: `Bearer ${made.key}`, "Content-Type": "application/json" },
      body: "{",
    });
    expect(response.status).toBe(400);
  });

  test("opens a socket for a user whom it has created, and for nobody else", async () => {
    const served = await servedBy(app, server, newId());
    const open = async (userId?: string) => {
      const client = new TestClient(app.url, served.id, "tab", made.key, false, { userId });
      await client.until("is answered", () => client.presents.length > 0 || client.refusal !== undefined);
      client.disconnect();
      return client.refusal;
    };
    expect(await open(served.id)).toBeUndefined();
    expect(await open(operator.id)).toBe("FORBIDDEN");
    expect(await open()).toBe("FORBIDDEN");
  });
});

describe("the rate", () => {
  test("counts for the user acted for, and where that is nobody for the key", async () => {
    const [ana, lei] = await Promise.all([servedBy(app, server, newId()), servedBy(app, server, newId())]);
    await app.restart({ rates: { ...app.live.settings.rates, general: 3 } });
    const ask = async (userId: string) => codeOf(await server.rest("GET", `/rtc/calls/${userId}`));
    expect([await ask(ana.id), await ask(ana.id), await ask(ana.id)]).toEqual(["ok", "ok", "ok"]);
    expect(await ask(ana.id)).toBe("RATE_LIMIT_EXCEEDED");
    expect(codeOf(await ana.rest("GET", "/auth/me"))).toBe("RATE_LIMIT_EXCEEDED");
    expect(await ask(lei.id)).toBe("ok");
    const strangers = [await ask("nobody"), await ask("somebody"), await ask("nobody")];
    expect(new Set(strangers)).toEqual(new Set(["FORBIDDEN"]));
    expect(await ask("nobody")).toBe("RATE_LIMIT_EXCEEDED");
    await app.restart({ rates: { ...app.live.settings.rates, general: 1_000_000 } });
  });
});

describe("a service key that is revoked", () => {
  test("takes its tokens and sockets with it, and its users stay", async () => {
    const served = await servedBy(app, server, newId());
    const client = await served.client("tab");
    await operator.rest("DELETE", `/keys/${made.apiKey.id}`);
    expect(codeOf(await served.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
    await client.until("is closed", () => !client.connected);
    expect(codeOf(await mint({ userId: served.id }))).toBe("UNAUTHORIZED");
    expect(codeOf(await operator.rest("GET", `/users/${served.id}`))).toBe("ok");
  });
});

describe("a service key that is rotated", () => {
  test("keeps its users; the old secret and its tokens are refused at once", async () => {
    const served = await servedBy(app, server, newId());
    const rotated = await operator.rest("POST", `/keys/${made.apiKey.id}/rotate`);
    expect(codeOf(await mint({ userId: served.id }))).toBe("UNAUTHORIZED");
    expect(codeOf(await served.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
    const renewed = programOf(app, operator, (rotated.body as MadeKey).key);
    const again = await servedBy(app, renewed, served.id);
    expect(again.id).toBe(served.id);
    expect(codeOf(await served.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
  });
});
