import NextAuth, { type Session } from "next-auth";
import type { NextApiRequest, NextApiResponse } from "next";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { findSession } from "@/db/sessions";
import { insertUsers } from "@/db/users";
import { type TestApp, testApp, unlimited } from "../testing/app";
import { authenticateToken } from "./authenticate";
import { hashPassword } from "./passwords";
import { authOptions } from "./web-options";

const day = 24 * 60 * 60_000;
const unauthorized = { code: "UNAUTHORIZED" };
let app: TestApp;

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  app = await testApp();
  const passwordHash = await hashPassword("long enough");
  await insertUsers(app.live.db, [
    { id: "user-ann", username: "ann", nickname: "Ann", passwordHash, demo: false },
  ]);
});
afterAll(() => app.stop());

/** A browser with its cookies, in front of the real next-auth. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly reported: unknown[] = [];
  setCookies: string[] = [];

  constructor(private readonly ctx = app.live) {}

  async ask(action: string, body?: Record<string, string>): Promise<unknown> {
    const req = {
      method: body ? "POST" : "GET",
      query: { nextauth: action.split("/") },
      headers: { "x-ringback-address": "127.0.0.1" },
      cookies: Object.fromEntries(this.cookies),
      body,
    };
    const headers = new Map<string, string | string[]>();
    let answer: unknown;
    const res = {
      status: () => res,
      getHeader: (name: string) => headers.get(name),
      setHeader: (name: string, value: string | string[]) => void headers.set(name, value),
      json: (value: unknown) => (answer = value),
      send: (value: unknown) => (answer = value),
      end: () => undefined,
    };
    const options = authOptions(this.ctx, (error) => this.reported.push(error));
    await NextAuth(req as unknown as NextApiRequest, res as unknown as NextApiResponse, options);
    this.setCookies = [headers.get("Set-Cookie") ?? []].flat();
    for (const cookie of this.setCookies) this.#keep(cookie);
    return answer;
  }

  #keep(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === "") this.cookies.delete(name);
    else this.cookies.set(name, decodeURIComponent(value));
  }

  async post(action: string, form: Record<string, string> = {}): Promise<unknown> {
    const { csrfToken } = (await this.ask("csrf")) as { csrfToken: string };
    return this.ask(action, { ...form, csrfToken, json: "true" });
  }

  signIn(password = "long enough"): Promise<unknown> {
    return this.post("callback/credentials", { username: "Ann", password });
  }

  async session(): Promise<Session> {
    return (await this.ask("session")) as Session;
  }

  /** The cookie that signs this browser in. */
  get signedIn(): boolean {
    return [...this.cookies.keys()].some((name) => name.endsWith("next-auth.session-token"));
  }
}

async function signedIn(): Promise<Browser> {
  const browser = new Browser();
  await browser.signIn();
  return browser;
}

const rowOf = (token: string) => findSession(app.live.db, String(decodeJwt(token).sid));

it("who signs in gets a session with a short access token that the API takes", async () => {
  const session = await (await signedIn()).session();
  expect(session.user).toEqual({ id: "user-ann", username: "ann", name: "Ann" });
  expect(await authenticateToken(app.live, session.token)).toMatchObject({ userId: "user-ann" });
  const minutes = (Date.parse(session.tokenExpires) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(9.9);
  expect(minutes).toBeLessThanOrEqual(10);
  expect(await rowOf(session.token)).toMatchObject({ session: { kind: "web" } });
});

it("the cookie cannot be read by scripts or sent by other sites, and belongs to the host that set it", async () => {
  const browser = await signedIn();
  const cookie = browser.setCookies.find((text) => text.includes("session-token"));
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).not.toMatch(/Domain/);
  expect(cookie).not.toMatch(/Secure/);
});

it("the cookie is only sent over https where people come by https", async () => {
  const settings = { ...app.live.settings, publicUrl: "https://calls.example.org" };
  const browser = new Browser({ ...app.live, settings });
  await browser.signIn();
  const cookie = browser.setCookies.find((text) => text.includes("session-token"));
  expect(cookie).toMatch(/^__Secure-next-auth\.session-token=.*; Secure/);
});

it("a wrong password signs nobody in and leaves no session", async () => {
  const browser = new Browser();
  const before = await app.live.pool`select id from sessions`;
  expect(await browser.signIn("not the password")).toMatchObject({
    url: expect.stringContaining("error=CredentialsSignin") as string,
  });
  expect(await browser.session()).toEqual({});
  expect(browser.signedIn).toBe(false);
  expect(await app.live.pool`select id from sessions`).toHaveLength(before.length);
});

it("a form without the anti-forgery token signs nobody in", async () => {
  const browser = new Browser();
  await browser.ask("callback/credentials", { username: "ann", password: "long enough", json: "true" });
  expect(browser.signedIn).toBe(false);
});

it("signing out ends the session: its token is refused at once", async () => {
  const browser = await signedIn();
  const { token } = await browser.session();
  await browser.post("signout");
  expect(browser.signedIn).toBe(false);
  await expect(authenticateToken(app.live, token)).rejects.toMatchObject(unauthorized);
});

it("a session that was ended elsewhere is over in this browser too", async () => {
  const browser = await signedIn();
  const { token } = await browser.session();
  await app.live.pool`delete from sessions where id = ${String(decodeJwt(token).sid)}`;
  expect(await browser.session()).toEqual({});
  expect(browser.signedIn).toBe(false);
  expect(browser.reported).toEqual([]);
});

it("a session in use is extended, but not with every page", async () => {
  const browser = await signedIn();
  const { token } = await browser.session();
  const id = String(decodeJwt(token).sid);
  const whole = await rowOf(token);
  await browser.session();
  expect(await rowOf(token)).toEqual(whole);
  await app.live.pool`update sessions set expires_at = now() + interval '5 days' where id = ${id}`;
  await browser.session();
  const extended = await rowOf(token);
  expect(extended?.session.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6.9 * day);
});

it("a failing database is reported, so that nobody is taken for signed out", async () => {
  const browser = await signedIn();
  const failing = new Browser({
    ...app.live,
    db: new Proxy(app.live.db, {
      get() {
        throw new Error("the database is away");
      },
    }),
  });
  for (const [name, value] of browser.cookies) failing.cookies.set(name, value);
  await failing.session();
  await failing.signIn();
  expect(failing.reported).toMatchObject([
    { message: "the database is away" },
    { message: "the database is away" },
  ]);
});

it("signing in is limited together with POST /auth/login, and the reply says so", async () => {
  await app.restart({ rates: { ...unlimited, signInName: 2 } });
  const login = () =>
    fetch(`${app.url}/api/v1/auth/login`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ username: "ANN" }),
    });
  expect((await login()).status).toBe(400);
  expect((await signedIn()).signedIn).toBe(true);
  const late = await signedIn();
  expect(late.signedIn).toBe(false);
  expect(late.reported).toMatchObject([{ code: "RATE_LIMIT_EXCEEDED" }]);
  expect((await login()).status).toBe(429);
});
