import { describe, expect, test } from "vitest";
import { createClient } from "./client";
import type { ClientOptions } from "./connection";
import { fakeApi, json, refusal, type Reply } from "./testing";

function clientOf(replies: readonly Reply[], options: ClientOptions = { token: "mine" }) {
  const { asked, fetch } = fakeApi(...replies);
  return { asked, client: createClient({ baseUrl: "http://calls", fetch, ...options }) };
}

describe("a request", () => {
  test("goes where the contract says, with the rest as JSON", async () => {
    const { asked, client } = clientOf([json({ success: true })], { token: "mine", clientId: "robot" });
    await client.updateUser({ id: "a/b c", nickname: "Ana" });
    expect(asked[0]).toMatchObject({
      method: "PUT",
      address: "http://calls/api/v1/users/a%2Fb%20c",
      body: { nickname: "Ana" },
    });
    expect(Object.fromEntries(asked[0]?.headers ?? [])).toEqual({
      authorization: "Bearer mine",
      "content-type": "application/json",
      "x-client-id": "robot",
    });
  });

  test("that reads has the rest in its query, and no body", async () => {
    const { asked, client } = clientOf([json([])]);
    await client.listUsers({ keyword: "李 &", limit: 5, offset: undefined });
    expect(asked[0]).toMatchObject({
      method: "GET",
      address: "http://calls/api/v1/users?keyword=%E6%9D%8E+%26&limit=5",
      body: undefined,
    });
  });

  test("that signs in carries no token", async () => {
    const { asked, client } = clientOf([json({ token: "new" })], {});
    expect(await client.login({ username: "ana", password: "secret" })).toEqual({ token: "new" });
    expect(asked[0]?.headers.has("authorization")).toBe(false);
  });

  test("without anybody signed in is not sent", async () => {
    const { asked, client } = clientOf([], { token: () => Promise.resolve(null) });
    await expect(client.me()).rejects.toMatchObject({ code: "UNAUTHORIZED", status: 401 });
    expect(asked).toEqual([]);
  });

  test("may be sent twice with the same key", async () => {
    const { asked, client } = clientOf([json({ success: true })]);
    const call = { callerId: "ana", calleeIds: ["lei"] };
    await client.placeCall({ ...call, type: "audio" }, { idempotencyKey: "k1" });
    expect(asked[0]?.headers.get("idempotency-key")).toBe("k1");
    expect(asked[0]?.body).toEqual({ ...call, type: "audio" });
  });

  test("with a service key says for whom it acts", async () => {
    const { asked, client } = clientOf([json([])], { token: "key", userId: "lei" });
    await client.listGroups();
    expect(asked[0]?.headers.get("x-user-id")).toBe("lei");
  });
});

describe("a token", () => {
  const tokens = () => {
    const refused: (string | undefined)[] = [];
    const token = (before?: string) => {
      refused.push(before);
      return Promise.resolve(before === undefined ? "first" : "second");
    };
    return { refused, token };
  };

  test("that was refused is replaced, once", async () => {
    const { refused, token } = tokens();
    const { asked, client } = clientOf([refusal(401, "TOKEN_EXPIRED"), refusal(401, "UNAUTHORIZED")], {
      token,
    });
    await expect(client.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(asked.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer first",
      "Bearer second",
    ]);
    expect(refused).toEqual([undefined, "first"]);
  });

  test("that cannot be had because the network is away is no refusal", async () => {
    const { client } = clientOf([], { token: () => Promise.reject(new TypeError("no network")) });
    await expect(client.me()).rejects.toMatchObject({ code: "NETWORK" });
  });
});

describe("a list", () => {
  test("comes with how many there are, and where the next page begins", async () => {
    const headers = {
      "X-Total-Count": "45",
      Link: '</api/v1/users?limit=20&offset=0>; rel="first", </api/v1/users?limit=20&offset=40>; rel="next"',
    };
    const { client } = clientOf([json([{ id: "lei" }], headers)]);
    expect(await client.listUsers({ offset: 20 })).toEqual({ items: [{ id: "lei" }], total: 45, next: 40 });
  });

  test("has no next page after the last", async () => {
    const headers = { "X-Total-Count": "2", Link: '</api/v1/users?limit=1&offset=0>; rel="first"' };
    const { client } = clientOf([json([{ id: "lei" }], headers)]);
    expect((await client.listUsers({ limit: 1, offset: 1 })).next).toBeUndefined();
  });
});

describe("what goes wrong", () => {
  test("is told by the server's code, with what belongs to it", async () => {
    const { client } = clientOf([refusal(429, "RATE_LIMIT_EXCEEDED", { retryAfter: 7 })]);
    await expect(client.me()).rejects.toMatchObject({
      code: "RATE_LIMIT_EXCEEDED",
      status: 429,
      retryAfter: 7,
    });
  });

  test.each<[string, Reply[]]>([
    ["nobody answers", []],
    ["a proxy answers in its own words", [() => new Response("<h1>Bad gateway</h1>", { status: 502 })]],
    ["a proxy answers in JSON of its own", [() => Response.json(null, { status: 502 })]],
    ["a success is no JSON", [() => new Response("<h1>Welcome</h1>")]],
  ])("is the network when %s", async (_, replies) => {
    await expect(clientOf(replies).client.me()).rejects.toMatchObject({ code: "NETWORK" });
  });

  test("is the network too when the request was called off", async () => {
    const { client } = clientOf([json({})]);
    await expect(client.me({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "NETWORK" });
  });
});
