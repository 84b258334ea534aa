import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callPush, type Endpoint, endpoints, errorBody, presentPush } from "@/lib/contract";
import { signAccess } from "./auth/tokens";
import { testApp, type TestApp } from "./testing/app";
import { answer, candidate, offer, placed } from "./testing/calls";
import { TestClient } from "./testing/client";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

async function two() {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  return { ana, lei };
}

/** The reply is of the form that the contract promises. */
const follows = (endpoint: Endpoint, body: unknown) => expect(() => endpoint.reply.parse(body)).not.toThrow();

describe("the REST door", () => {
  test("takes two programs through a whole call", async () => {
    const { ana, lei } = await two();
    const body = { callerId: ana.id, calleeIds: [lei.id], type: "video", offer };
    const call = await ana.rest("POST", "/rtc/call", body);
    expect(call.status).toBe(201);
    follows(endpoints.placeCall, call.body);
    const { id: callId, status } = (call.body as { call: { id: string; status: string } }).call;
    expect(status).toBe("calling");

    const active = await lei.rest("GET", `/rtc/active/${lei.id}`);
    follows(endpoints.activeCall, active.body);
    expect(active.body).toMatchObject({
      hasActiveCall: true,
      call: { id: callId, status: "ringing", offer },
    });

    const answered = await lei.rest("POST", "/rtc/answer", { callId, userId: lei.id, answer });
    expect(answered.status).toBe(200);
    follows(endpoints.answerCall, answered.body);
    expect(answered.body).toMatchObject({ success: true, call: { id: callId, status: "connected" } });
    expect((await ana.sees(callId)).answer).toEqual(answer);

    const signal = { callId, fromUserId: ana.id, toUserId: lei.id, signal: candidate("x") };
    expect((await ana.rest("POST", "/rtc/signal", signal)).body).toEqual({ success: true });

    const ended = await ana.rest("POST", "/rtc/hangup", { callId, userId: ana.id });
    follows(endpoints.hangUp, ended.body);
    const again = await lei.rest("POST", "/rtc/hangup", { callId, userId: lei.id });
    expect(again.body).toEqual(ended.body);
    expect((await lei.rest("GET", `/rtc/active/${lei.id}`)).body).toEqual({
      hasActiveCall: false,
      call: null,
    });
    const detail = await lei.rest("GET", `/rtc/call/${callId}`);
    follows(endpoints.getCall, detail.body);
  });

  test("refuses with the promised code, in the promised order", async () => {
    const { ana, lei } = await two();
    const call = { callerId: ana.id, calleeIds: [lei.id], type: "video" };
    const anonymous = { Authorization: "" };
    const cases: [string, number, string, Promise<{ status: number; body: unknown }>][] = [
      [
        "too large before anything else",
        413,
        "PAYLOAD_TOO_LARGE",
        ana.rest("POST", "/rtc/call", { ...call, x: "x".repeat(300_000) }, anonymous),
      ],
      [
        "not JSON by its type",
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        ana.rest("POST", "/rtc/call", call, { ...anonymous, "Content-Type": "text/plain" }),
      ],
      ["no token", 401, "UNAUTHORIZED", ana.rest("POST", "/rtc/call", {}, anonymous)],
      [
        "garbage for a token",
        401,
        "UNAUTHORIZED",
        ana.rest("POST", "/rtc/call", call, { Authorization: "Bearer x.y.z" }),
      ],
      ["a missing member", 400, "VALIDATION_ERROR", ana.rest("POST", "/rtc/call", { callerId: lei.id })],
      [
        "no callee but oneself",
        400,
        "VALIDATION_ERROR",
        ana.rest("POST", "/rtc/call", { ...call, calleeIds: [ana.id] }),
      ],
      ["somebody else's id", 403, "FORBIDDEN", ana.rest("POST", "/rtc/call", { ...call, callerId: lei.id })],
      [
        "a group that there is not",
        404,
        "GROUP_NOT_FOUND",
        ana.rest("POST", "/rtc/call", { ...call, groupId: "g" }),
      ],
      ["a call that there is not", 404, "CALL_NOT_FOUND", ana.rest("GET", "/rtc/call/none")],
      ["an address that there is not", 404, "NOT_FOUND", ana.rest("GET", "/rtc/nothing")],
      [
        "a client's name with a space",
        400,
        "VALIDATION_ERROR",
        ana.rest("GET", `/rtc/active/${ana.id}`, undefined, { "X-Client-Id": "a b" }),
      ],
      ["another's active call", 403, "FORBIDDEN", ana.rest("GET", `/rtc/active/${lei.id}`)],
    ];
    for (const [what, status, code, request] of cases) {
      const reply = await request;
      expect([what, reply.status, errorBody.parse(reply.body).error.code]).toEqual([what, status, code]);
    }
  });

  test("says when a token has expired, and names every request", async () => {
    const { ana } = await two();
    const { live } = app;
    const token = await signAccess(live.secret, { userId: ana.id, sessionId: ana.sessionId }, -1000);
    const reply = await ana.rest("GET", "/auth/me", undefined, { Authorization: `Bearer ${token}` });
    expect(errorBody.parse(reply.body).error.code).toBe("TOKEN_EXPIRED");
    expect(reply.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("carries the present state with a conflict", async () => {
    const { ana, lei } = await two();
    const placed = await ana.rest("POST", "/rtc/call", {
      callerId: ana.id,
      calleeIds: [lei.id],
      type: "audio",
    });
    const callId = (placed.body as { call: { id: string } }).call.id;
    await ana.rest("POST", "/rtc/cancel", { callId, userId: ana.id });
    const late = await lei.rest("POST", "/rtc/answer", { callId, userId: lei.id, answer });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      error: { code: "CALL_CANCELLED", details: { call: { status: "cancelled" } } },
    });
  });
});

describe("the socket door", () => {
  const enter = (token: string, clientId: string, origin?: string) =>
    new TestClient(app.url, "somebody", clientId, token, true, { origin });

  test("lets nobody in without a valid token, a client's name, or from a foreign page", async () => {
    const { ana } = await two();
    const tries = [
      enter("", "tab"),
      enter("garbage", "tab"),
      enter(ana.token, "a b"),
      enter(ana.token, "tab", "https://evil.example"),
    ];
    for (const client of tries) {
      await client.until("is refused", () => client.refusal !== undefined);
      expect(client.presents).toEqual([]);
      client.disconnect();
    }
  });

  test("lets our own pages in, from localhost too", async () => {
    const { ana } = await two();
    const client = enter(ana.token, "tab", "http://localhost:1234");
    await client.until("is present", () => client.presents.length === 1);
    expect(() => presentPush.parse(client.presents[0])).not.toThrow();
    client.disconnect();
  });

  test("answers with the body that REST would give, for successes and for refusals", async () => {
    const { ana, lei } = await two();
    const tab = await ana.client("ana-tab");
    const body = { callerId: ana.id, calleeIds: [lei.id], type: "audio" };
    follows(endpoints.placeCall, await tab.command("call", body));
    follows(endpoints.activeCall, await tab.command("active", { userId: ana.id }));
    for (const [name, input] of [
      ["call", body],
      ["nonsense", {}],
      ["answer", "text"],
      ["call", null],
      ["constructor", {}],
    ] as const) {
      const reply = await tab.command(name, input);
      expect(() => errorBody.parse(reply)).not.toThrow();
    }
    expect(tab.pushes.length).toBeGreaterThan(0);
    for (const push of tab.pushes) expect(() => callPush.parse(push)).not.toThrow();
  });

  test("shuts the moment the session ends", async () => {
    const { ana } = await two();
    const tab = await ana.client("ana-tab");
    expect((await ana.rest("POST", "/auth/logout")).status).toBe(200);
    await tab.until("is disconnected", () => !tab.connected);
    expect((await ana.rest("GET", "/auth/me")).status).toBe(401);
  });

  test("after its token has expired a client may hang up, but place no call, until it brings a new one", async () => {
    const { ana, lei } = await two();
    const shortLived = await signAccess(app.live.secret, { userId: ana.id, sessionId: ana.sessionId }, 1000);
    const tab = await ana.client("ana-tab", { token: shortLived });
    const callId = await placed(tab, [lei]);
    const refusals = async () =>
      tab.refused("call", { callerId: ana.id, calleeIds: [lei.id], type: "audio" });
    await expect.poll(refusals, { timeout: 10_000 }).toBe("TOKEN_EXPIRED");
    expect(await tab.refused("hangup", { callId, userId: ana.id })).toBeUndefined();
    expect(await tab.authenticate("garbage")).toEqual({ success: false });
    expect(await tab.authenticate(lei.token)).toEqual({ success: false });
    expect(await tab.authenticate(ana.token)).toEqual({ success: true });
    expect(await refusals()).toBeUndefined();
  });
});

describe("presence", () => {
  test("others hear when somebody's first client comes and the last one goes", async () => {
    const { ana, lei } = await two();
    const tab = await ana.client("ana-tab");
    const heard = () => tab.presence.filter(({ userId }) => userId === lei.id).map(({ online }) => online);
    const first = await lei.client("lei-1");
    const second = await lei.client("lei-2");
    await tab.until("hears that Lei is there", () => heard().length === 1);
    first.disconnect();
    const people = async () => (await ana.rest("GET", `/users?keyword=${lei.id.slice(-12)}`)).body;
    expect(await people()).toMatchObject([{ id: lei.id, online: true }]);
    second.disconnect();
    await tab.until("hears that Lei has gone", () => heard().length === 2);
    expect(heard()).toEqual([true, false]);
    expect(await people()).toMatchObject([{ id: lei.id, online: false }]);
  });

  test("a caller sees at once whether the callee can be reached", async () => {
    const { ana, lei } = await two();
    const tab = await ana.client("ana-tab");
    const callId = await placed(tab, [lei]);
    await tab.until("knows of the call", () => tab.call(callId) !== undefined);
    expect(tab.call(callId)?.members[1]?.reachable).toBe(false);
  });
});
