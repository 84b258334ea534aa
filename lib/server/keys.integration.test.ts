import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account, ApiKey } from "@/lib/contract";
import { testApp, type TestApp, testSettings } from "./testing/app";
import { keyOf, operatorName, operatorOf, programOf } from "./testing/keys";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place } from "./testing/rest";

const settings = { ...testSettings(), operators: [operatorName] };
let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await testApp(settings);
  operator = await operatorOf(app);
});
afterAll(() => app.stop());

const keysOf = async (person: TestPerson) => (await person.rest("GET", "/keys")).body as ApiKey[];

/** A person with a key, and the program that shows it. */
async function withKey(wished: Parameters<typeof keyOf>[1] = {}) {
  const ana = await app.person("Ana");
  const made = await keyOf(ana, wished);
  return { ana, made, program: programOf(app, ana, made.key) };
}

describe("who signs in makes keys", () => {
  test("the key is shown once, and the list says what it is for and how it begins", async () => {
    const { ana, made } = await withKey({ name: "Support desk", scopes: ["calls:read"] });
    expect(made.key).toMatch(/^rbk_[0-9a-f]{16}_[\w-]{43}$/);
    const [listed, ...others] = await keysOf(ana);
    expect(others).toEqual([]);
    expect(listed).toEqual(made.apiKey);
    expect(listed).toMatchObject({ name: "Support desk", kind: "personal", scopes: ["calls:read"] });
    expect(made.key.startsWith(listed?.prefix ?? "-")).toBe(true);
    expect(listed?.lastUsedAt).toBeUndefined();
  });

  test("the database has nothing from which the key could be made", async () => {
    const { made, program } = await withKey();
    await program.rest("GET", "/auth/me");
    const secret = made.key.slice(made.apiKey.prefix.length);
    const { pool } = app.live;
    const rows =
      await pool`select to_jsonb(api_keys) as row from api_keys union all select to_jsonb(sessions) from sessions`;
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("nobody else sees, revokes or rotates it", async () => {
    const { made } = await withKey();
    const lei = await app.person("Lei");
    expect(await keysOf(lei)).toEqual([]);
    const address = `/keys/${made.apiKey.id}`;
    expect(codeOf(await lei.rest("DELETE", address))).toBe("KEY_NOT_FOUND");
    expect(codeOf(await lei.rest("POST", `${address}/rotate`))).toBe("KEY_NOT_FOUND");
  });

  test("when it was used last is told, to the minute", async () => {
    const { ana, program } = await withKey();
    const lastUse = async () => (await keysOf(ana))[0]?.lastUsedAt;
    await program.rest("GET", "/auth/me");
    const first = await lastUse();
    expect(first).toBeDefined();
    await program.rest("GET", "/auth/me");
    expect(await lastUse()).toBe(first);
    await app.live
      .pool`update api_keys set last_used_at = now() - interval '2 minutes' where user_id = ${ana.id}`;
    await program.rest("GET", "/auth/me");
    expect(Date.parse((await lastUse()) ?? "")).toBeGreaterThanOrEqual(Date.parse(first ?? ""));
  });

  test("no key makes, lists or revokes keys", async () => {
    const { program, made } = await withKey();
    const body = { name: "Another", scopes: ["calls:read"] };
    expect(codeOf(await program.rest("POST", "/keys", body))).toBe("FORBIDDEN");
    expect(codeOf(await program.rest("GET", "/keys"))).toBe("FORBIDDEN");
    expect(codeOf(await program.rest("DELETE", `/keys/${made.apiKey.id}`))).toBe("FORBIDDEN");
  });
});

describe("a personal key", () => {
  test("is taken wherever an access token is, by both doors", async () => {
    const { ana, program } = await withKey();
    const lei = await app.person("Lei");
    expect((await program.rest("GET", "/auth/me")).body).toMatchObject({ id: ana.id });
    const callId = await place(program, [lei]);
    const client = await program.client("program");
    expect(client.call(callId)?.callerId).toBe(ana.id);
    expect(await client.refused("cancel", { callId, userId: ana.id })).toBeUndefined();
  });

  test("acts for nobody but its owner", async () => {
    const { program } = await withKey();
    const lei = await app.person("Lei");
    expect(codeOf(await program.rest("GET", `/rtc/calls/${lei.id}`))).toBe("FORBIDDEN");
    const named = await program.rest("GET", "/users/me", undefined, { "X-User-Id": lei.id });
    expect(named.body).toMatchObject({ id: program.id });
  });

  test("may with calls:read read, and nothing else", async () => {
    const { ana, program } = await withKey({ scopes: ["calls:read"] });
    const lei = await app.person("Lei");
    expect(codeOf(await program.rest("GET", "/users"))).toBe("ok");
    expect(codeOf(await program.rest("GET", `/rtc/calls/${ana.id}`))).toBe("ok");
    const call = { callerId: ana.id, calleeIds: [lei.id], type: "audio" };
    expect(codeOf(await program.rest("POST", "/rtc/call", call))).toBe("FORBIDDEN");
    const client = await program.client("reader");
    expect(await client.refused("call", call)).toBe("FORBIDDEN");
    expect(codeOf({ body: await client.command("active", { userId: ana.id }) })).toBe("ok");
  });

  test("lets nothing ring with calls:read alone", async () => {
    const { ana, program } = await withKey({ scopes: ["calls:read"] });
    const lei = await app.person("Lei");
    const client = await program.client("reader");
    const callId = await place(lei, [ana]);
    await client.sees(callId, "calling");
    const active = await program.rest("GET", `/rtc/active/${ana.id}`);
    expect(active.body).toMatchObject({ hasActiveCall: true, call: { id: callId, status: "calling" } });
    expect((await lei.sees(callId)).status).toBe("calling");
    const actor = await programOf(app, ana, (await keyOf(ana)).key).client("actor");
    await actor.sees(callId, "ringing");
    expect(await does(lei, "cancel", callId)).toBe("ok");
  });

  test("may with calls:act take part in calls, and not read or listen", async () => {
    const { ana, program } = await withKey({ scopes: ["calls:act"] });
    const lei = await app.person("Lei");
    const callId = await place(program, [lei]);
    expect(codeOf(await program.rest("GET", `/rtc/call/${callId}`))).toBe("FORBIDDEN");
    expect(codeOf(await program.rest("GET", "/auth/me"))).toBe("ok");
    const { io } = await import("socket.io-client");
    const socket = io(app.url, { transports: ["websocket"], auth: { token: program.token, clientId: "x" } });
    const refusal = await new Promise<string>((resolve) =>
      socket.on("connect_error", (e) => resolve(e.message)),
    );
    socket.disconnect();
    expect(refusal).toBe("FORBIDDEN");
    expect(await does(program, "cancel", callId)).toBe("ok");
    expect(ana.id).toBe(program.id);
  });

  test("does nothing to the account of its owner", async () => {
    const { ana, program } = await withKey();
    const lei = await app.person("Lei");
    const rename = await program.rest("PUT", `/users/${ana.id}`, { nickname: "Somebody" });
    expect(codeOf(rename)).toBe("FORBIDDEN");
    expect(codeOf(await program.rest("PUT", `/users/me/blocks/${lei.id}`))).toBe("FORBIDDEN");
    expect(codeOf(await program.rest("GET", "/users/me/blocks"))).toBe("FORBIDDEN");
    expect(codeOf(await program.rest("POST", "/auth/logout"))).toBe("FORBIDDEN");
    expect(codeOf(await ana.rest("GET", "/auth/me"))).toBe("ok");
  });

  test("has its form checked before its scope, and its owner's id with it", async () => {
    const { program } = await withKey({ scopes: ["calls:read"] });
    expect(codeOf(await program.rest("POST", "/rtc/call", { type: "none" }))).toBe("VALIDATION_ERROR");
  });

  test("is one session, however many of its requests come at once", async () => {
    const { ana, program } = await withKey();
    const replies = await Promise.all(Array.from({ length: 8 }, () => program.rest("GET", "/auth/me")));
    expect(replies.map(codeOf)).toEqual(Array.from({ length: 8 }, () => "ok"));
    const rows = await app.live.pool`select id from sessions where user_id = ${ana.id} and kind = 'key'`;
    expect(rows).toHaveLength(1);
  });

  test("is refused where only its id is right", async () => {
    const { ana, made } = await withKey();
    const other = await keyOf(ana);
    const mixed = made.apiKey.prefix + other.key.slice(other.apiKey.prefix.length);
    const forms = [mixed, made.apiKey.prefix, `${made.key}x`, `rbk_${"0".repeat(16)}_${"A".repeat(43)}`];
    for (const token of forms) {
      expect(codeOf(await programOf(app, ana, token).rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
    }
  });
});

describe("a key that is revoked", () => {
  test("is refused at once, and its socket is closed", async () => {
    const { ana, made, program } = await withKey();
    const client = await program.client("program");
    const other = await ana.client("tab");
    expect(codeOf(await ana.rest("DELETE", `/keys/${made.apiKey.id}`))).toBe("ok");
    expect(codeOf(await program.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
    await client.until("is closed", () => !client.connected);
    expect(other.connected).toBe(true);
    expect(await keysOf(ana)).toEqual([]);
  });

  test("stays revoked when that is asked for again, and gets no new secret", async () => {
    const { ana, made } = await withKey();
    const address = `/keys/${made.apiKey.id}`;
    expect(codeOf(await ana.rest("DELETE", address))).toBe("ok");
    expect(codeOf(await ana.rest("DELETE", address))).toBe("ok");
    expect(codeOf(await ana.rest("POST", `${address}/rotate`))).toBe("KEY_NOT_FOUND");
  });

  test("leaves other keys of the same person as they are", async () => {
    const { ana, made } = await withKey();
    const other = programOf(app, ana, (await keyOf(ana)).key);
    await ana.rest("DELETE", `/keys/${made.apiKey.id}`);
    expect(codeOf(await other.rest("GET", "/auth/me"))).toBe("ok");
  });
});

describe("a key that is rotated", () => {
  test("is refused with the old secret at once, its socket is closed, and the new one is good", async () => {
    const { ana, made, program } = await withKey();
    const client = await program.client("program");
    const rotated = await ana.rest("POST", `/keys/${made.apiKey.id}/rotate`);
    const { key, apiKey } = rotated.body as typeof made;
    expect(apiKey.id).toBe(made.apiKey.id);
    expect(codeOf(await program.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
    await client.until("is closed", () => !client.connected);
    expect(codeOf(await programOf(app, ana, key).rest("GET", "/auth/me"))).toBe("ok");
  });
});

describe("operators", () => {
  const service = { name: "Another system", kind: "service", scopes: ["calls:act"] };

  test("make service keys, and nobody else does", async () => {
    const ana = await app.person("Ana");
    expect(codeOf(await ana.rest("POST", "/keys", service))).toBe("FORBIDDEN");
    expect(codeOf(await operator.rest("POST", "/keys", service))).toBe("ok");
  });

  test("are told that they are, and others that they are not", async () => {
    const ana = await app.person("Ana");
    expect(((await operator.rest("GET", "/users/me")).body as Account).operator).toBe(true);
    expect(((await ana.rest("GET", "/users/me")).body as Account).operator).toBe(false);
  });

  test("are on the embedded database also who registered first, but no demo account and no program's user", async () => {
    await app.restart({ databaseUrl: undefined, demo: true, operators: ["demo"] });
    const { pool } = app.live;
    const [demo, bot, served, first, second] = await Promise.all([
      app.person("Demo"),
      app.person("Bot"),
      app.person("Served"),
      app.person("First"),
      app.person("Second"),
    ]);
    const { apiKey } = await keyOf(second);
    const people = [demo, bot, served, first, second];
    for (const [n, { id }] of people.entries()) {
      await pool`update users set created_at = now() - interval '1 year' + ${n} * interval '1 second' where id = ${id}`;
    }
    await pool`update users set demo = true, username = 'demo' where id = ${demo.id}`;
    await pool`update users set service_key_id = ${apiKey.id} where id = ${served.id}`;
    await pool`update users set bot = true where id = ${bot.id}`;
    const isOperator = async (person: TestPerson) =>
      ((await person.rest("GET", "/users/me")).body as Account).operator;
    expect(await Promise.all(people.map(isOperator))).toEqual([false, false, false, true, false]);
    await app.restart(settings);
  });
});

test("a key of a demo account is refused while demo accounts are off", async () => {
  const { ana, program } = await withKey();
  await app.live.pool`update users set demo = true where id = ${ana.id}`;
  expect(codeOf(await program.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
});
