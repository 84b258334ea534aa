import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deleteExpiredSessions } from "@/db/sessions";
import type { ErrorBody, Person, Tokens, User } from "@/lib/contract";
import { seedDemo } from "../demo";
import { type TestApp, testApp } from "../testing/app";
import { TestClient } from "../testing/client";

const work = vi.hoisted(() => ({ checks: 0 }));
vi.mock("argon2", async (importOriginal) => {
  const real = await importOriginal<typeof import("argon2")>();
  const verify = (digest: string, password: string) => {
    work.checks += 1;
    return real.verify(digest, password);
  };
  return { ...real, verify };
});

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ demo: true });
  await seedDemo(app.live.db);
});
afterAll(() => app.stop());
beforeEach(() => {
  work.checks = 0;
});

interface Reply<Body> {
  readonly status: number;
  readonly body: Body & ErrorBody;
}

async function send<Body = object>(
  method: "GET" | "POST",
  path: string,
  { body, token }: { body?: object; token?: string } = {},
): Promise<Reply<Body>> {
  const headers = new Headers();
  if (body) headers.set("Content-Type", "application/json");
  if (token) headers.set("Authorization", `Bearer ${token}`);
  const request = { method, headers, body: body && JSON.stringify(body) };
  const response = await fetch(`${app.url}/api/v1${path}`, request);
  return { status: response.status, body: (await response.json()) as Body & ErrorBody };
}

const register = (username: string, more: object = {}) =>
  send<Tokens>("POST", "/auth/register", { body: { username, password: "long enough", ...more } });
const login = (username: string, password = "long enough") =>
  send<Tokens>("POST", "/auth/login", { body: { username, password } });
const refresh = (refreshToken: string) => send<Tokens>("POST", "/auth/refresh", { body: { refreshToken } });
const me = (token?: string) => send<User>("GET", "/auth/me", { token });
const people = (token: string, query = "") => send<Person[]>("GET", `/users${query}`, { token });

const refused = (code: string) => ({ status: 401, body: { success: false, error: { code } } });
const generationOf = (refreshToken: string) => decodeJwt(refreshToken).gen;

/** As if the last refresh had been so long ago. */
async function secondsPass(token: string, seconds: number): Promise<void> {
  const sid = String(decodeJwt(token).sid);
  await app.live
    .pool`update sessions set rotated_at = rotated_at - make_interval(secs => ${seconds}) where id = ${sid}`;
}

describe("registering", () => {
  it("makes an account and signs it in", async () => {
    const { status, body } = await register("Nora", { nickname: "Nora 诺拉" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ user: { username: "nora", nickname: "Nora 诺拉" }, expiresIn: 3600 });
    expect(await me(body.token)).toEqual({ status: 200, body: body.user });
  });

  it("takes the user name for the nickname where none is given", async () => {
    expect((await register("Plain.Name")).body.user).toMatchObject({
      username: "plain.name",
      nickname: "Plain.Name",
    });
  });

  it("refuses a name that is taken, in whatever case it is written", async () => {
    await register("taken");
    expect(await register("TAKEN")).toMatchObject({
      status: 409,
      body: { error: { code: "USERNAME_TAKEN" } },
    });
  });

  it("gives a name that two people want at once to one of them", async () => {
    const replies = await Promise.all([register("wanted"), register("Wanted")]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it("says what is wrong with the form", async () => {
    const { status, body } = await register("no spaces", { password: "short" });
    expect(status).toBe(400);
    expect(body.error.details.issues).toMatchObject([{ path: ["username"] }, { path: ["password"] }]);
  });
});

describe("logging in", () => {
  it("works with the name in any case", async () => {
    await register("lars");
    expect(await login("LARS")).toMatchObject({ status: 200, body: { user: { username: "lars" } } });
  });

  it("tells an unknown user and a wrong password apart neither in words nor in work", async () => {
    await register("known");
    work.checks = 0;
    const wrong = await login("known", "not the password");
    expect(work.checks).toBe(1);
    const unknown = await login("nobody-of-this-name");
    expect(work.checks).toBe(2);
    expect(wrong).toEqual(unknown);
    expect(wrong.body.error).toEqual({
      code: "UNAUTHORIZED",
      message: "The user name or the password is wrong.",
      details: {},
    });
    expect(wrong.status).toBe(401);
  });

  it("survives names that no database can hold", async () => {
    expect(await login("nul\0nul")).toMatchObject(refused("UNAUTHORIZED"));
  });

  it("works for demo accounts only while they are on", async () => {
    const { body } = await login("ana", "ringback-demo");
    expect(body.user.nickname).toBe("Ana Souza");
    await app.restart({ demo: false });
    try {
      expect(await login("ana", "ringback-demo")).toEqual(await login("nobody-of-this-name"));
      expect(await me(body.token)).toMatchObject(refused("UNAUTHORIZED"));
      expect(await refresh(body.refreshToken)).toMatchObject(refused("UNAUTHORIZED"));
    } finally {
      await app.restart({ demo: true });
    }
    expect((await me(body.token)).status).toBe(200);
  });

  it("finds the demo accounts after they were seeded once more", async () => {
    await seedDemo(app.live.db);
    expect((await login("lilei", "ringback-demo")).body.user.nickname).toBe("李雷");
  });
});

describe("refreshing", () => {
  it("gives new tokens, and the old access token stays good", async () => {
    const first = (await register("rita")).body;
    const second = await refresh(first.refreshToken);
    expect(second).toMatchObject({ status: 200, body: { user: first.user, expiresIn: 3600 } });
    expect(second.body.refreshToken).not.toBe(first.refreshToken);
    expect((await me(second.body.token)).status).toBe(200);
    expect((await me(first.token)).status).toBe(200);
    expect((await refresh(second.body.refreshToken)).status).toBe(200);
  });

  it("gives the same successor again to who lost the reply", async () => {
    const { refreshToken } = (await register("retry")).body;
    const first = await refresh(refreshToken);
    await secondsPass(refreshToken, 9);
    const again = await refresh(refreshToken);
    // A token is made of its row, whose times moved with the clock; the next test compares the bytes.
    expect(generationOf(again.body.refreshToken)).toBe(generationOf(first.body.refreshToken));
    expect((await refresh(again.body.refreshToken)).status).toBe(200);
  });

  it("gives one successor, byte for byte, to all who come at once or again", async () => {
    const { refreshToken } = (await register("race")).body;
    const replies = await Promise.all(Array.from({ length: 4 }, () => refresh(refreshToken)));
    replies.push(await refresh(refreshToken));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(replies.map(({ body }) => body.refreshToken)).size).toBe(1);
  });

  it("with a token used more than ten seconds ago ends the session", async () => {
    const first = (await register("thief")).body;
    const second = (await refresh(first.refreshToken)).body;
    await secondsPass(first.refreshToken, 11);
    expect(await refresh(first.refreshToken)).toMatchObject(refused("UNAUTHORIZED"));
    expect(await me(second.token)).toMatchObject(refused("UNAUTHORIZED"));
    expect(await refresh(second.refreshToken)).toMatchObject(refused("UNAUTHORIZED"));
  });

  it("with a token whose successor was used ends the session at once, and closes its sockets", async () => {
    const first = (await register("victim")).body;
    const second = (await refresh(first.refreshToken)).body;
    await refresh(second.refreshToken);
    const client = new TestClient(app.url, first.user.id, "phone", second.token, true);
    await client.until("is present", () => client.presents.length > 0);
    expect(await refresh(first.refreshToken)).toMatchObject(refused("UNAUTHORIZED"));
    await client.until("is disconnected", () => !client.connected);
    expect(await me(second.token)).toMatchObject(refused("UNAUTHORIZED"));
  });

  it("needs a refresh token, and the API an access token", async () => {
    const { token, refreshToken } = (await register("mixed")).body;
    expect(await refresh(token)).toMatchObject(refused("UNAUTHORIZED"));
    expect(await me(refreshToken)).toMatchObject(refused("UNAUTHORIZED"));
    expect(await refresh("garbage")).toMatchObject(refused("UNAUTHORIZED"));
    expect(await me("garbage")).toMatchObject(refused("UNAUTHORIZED"));
    expect(await me()).toMatchObject(refused("UNAUTHORIZED"));
  });
});

describe("a session", () => {
  it("that is logged out ends at once, with its tokens and sockets", async () => {
    const { user, token, refreshToken } = (await register("leaver")).body;
    const other = (await login("leaver")).body;
    const client = new TestClient(app.url, user.id, "phone", token, true);
    await client.until("is present", () => client.presents.length > 0);
    expect(await send("POST", "/auth/logout", { token })).toEqual({ status: 200, body: { success: true } });
    await client.until("is disconnected", () => !client.connected);
    expect(await me(token)).toMatchObject(refused("UNAUTHORIZED"));
    expect(await refresh(refreshToken)).toMatchObject(refused("UNAUTHORIZED"));
    expect((await me(other.token)).status).toBe(200);
  });

  it("whose access token has expired is told so", async () => {
    await app.restart({ accessTokenMs: 0 });
    try {
      const { token } = (await register("late")).body;
      await vi.waitFor(async () => expect(await me(token)).toMatchObject(refused("TOKEN_EXPIRED")), 3000);
    } finally {
      await app.restart({ accessTokenMs: 3_600_000 });
    }
  });

  it("that was not used for its whole life has ended, and is swept away", async () => {
    const { token } = (await register("sleeper")).body;
    const sid = String(decodeJwt(token).sid);
    await app.live.pool`update sessions set expires_at = now() where id = ${sid}`;
    expect(await me(token)).toMatchObject(refused("UNAUTHORIZED"));
    await deleteExpiredSessions(app.live.db);
    expect(await app.live.pool`select id from sessions where id = ${sid}`).toHaveLength(0);
  });
});

describe("the people one may call", () => {
  it("are all others by nickname, with who is online", async () => {
    const [viewer, zoe, adam] = await Promise.all([
      register("viewer", { nickname: "zzz Viewer" }),
      register("zoe", { nickname: "zzz Zoe" }),
      register("adam", { nickname: "ZZZ Adam" }),
    ]);
    const client = new TestClient(app.url, adam.body.user.id, "phone", adam.body.token, true);
    await client.until("is present", () => client.presents.length > 0);
    const { body } = await people(viewer.body.token, "?keyword=zZz");
    expect(body).toEqual([
      { ...adam.body.user, online: true },
      { ...zoe.body.user, online: false },
    ]);
    expect((await people(viewer.body.token, "?keyword=zzz&limit=1&offset=1")).body).toHaveLength(1);
    client.disconnect();
  });

  it("are found by what was typed, whatever it means to a database", async () => {
    const { token } = (await register("seeker")).body;
    await register("per_cent", { nickname: "100 % \\ sure" });
    const found = async (keyword: string) =>
      (await people(token, `?keyword=${encodeURIComponent(keyword)}`)).body.map(({ username }) => username);
    expect(await found("% \\")).toEqual(["per_cent"]);
    expect(await found("r_c")).toEqual(["per_cent"]);
    expect(await found("r%c")).toEqual([]);
    expect(await found("李")).toEqual(["lilei"]);
    expect(await found("\0")).toEqual([]);
  });

  it("are no demo accounts while these are off", async () => {
    const { token } = (await register("serious")).body;
    expect((await people(token, "?keyword=ana")).body).toHaveLength(1);
    await app.restart({ demo: false });
    try {
      expect((await people(token, "?keyword=ana")).body).toHaveLength(0);
    } finally {
      await app.restart({ demo: true });
    }
  });
});
