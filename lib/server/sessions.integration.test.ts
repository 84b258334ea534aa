import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ErrorBody, Session, Tokens } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { TestListener } from "./testing/listener";
import { TestPerson } from "./testing/person";
import { codeOf } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const password = "long enough";
let count = 0;

/** The same person once more, as a program that calls itself so. */
async function signIn(username: string, agent: string, by = password): Promise<TestPerson> {
  const nobody = new TestPerson(app, "", "", "", "");
  const headers = { "User-Agent": agent };
  const { status, body } = await nobody.rest("POST", "/auth/login", { username, password: by }, headers);
  if (status !== 200) throw new Error((body as ErrorBody).error.code);
  const { user, token } = body as Tokens;
  return new TestPerson(app, user.id, user.nickname, token, "");
}

async function signUp(): Promise<{ username: string; person: TestPerson }> {
  const username = `someone-${(count += 1)}`;
  const nobody = new TestPerson(app, "", "", "", "");
  const headers = { "User-Agent": "curl/8.14.1" };
  const { body } = await nobody.rest("POST", "/auth/register", { username, password }, headers);
  const { user, token } = body as Tokens;
  return { username, person: new TestPerson(app, user.id, user.nickname, token, "") };
}

const sessions = async (person: TestPerson) => (await person.rest("GET", "/sessions")).body as Session[];
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

describe("where I am signed in", () => {
  test("is listed, the newest first, with what each said of itself and which one asks", async () => {
    const { username, person } = await signUp();
    const other = await signIn(username, firefox);
    await other.client("tab");
    const [newest, oldest] = await sessions(person);
    expect(newest).toMatchObject({
      kind: "api",
      browser: "Firefox",
      system: "Linux",
      current: false,
      online: true,
    });
    expect(oldest).toMatchObject({ browser: "curl", current: true, online: false });
    expect(oldest).not.toHaveProperty("system");
    other.disconnect();
  });

  test("can be ended from elsewhere: sockets and streams close, and its tokens are refused", async () => {
    const { username, person } = await signUp();
    const other = await signIn(username, firefox);
    const tab = await other.client("tab");
    const program = await TestListener.open(app.url, other, "program");
    const [newest] = await sessions(person);
    expect(codeOf(await person.rest("DELETE", `/sessions/${newest?.id}`))).toBe("ok");
    await tab.until("is closed", () => !tab.connected);
    await program.until("is closed", () => program.ended);
    expect(codeOf(await other.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
    expect(await sessions(person)).toHaveLength(1);
    expect(codeOf(await person.rest("DELETE", `/sessions/${newest?.id}`))).toBe("SESSION_NOT_FOUND");
  });

  test("is nobody else's business", async () => {
    const [one, two] = [await signUp(), await signUp()];
    const [mine] = await sessions(one.person);
    expect(codeOf(await two.person.rest("DELETE", `/sessions/${mine?.id}`))).toBe("SESSION_NOT_FOUND");
    expect(await sessions(two.person)).toHaveLength(1);
  });

  test("can be ended everywhere else at once", async () => {
    const { username, person } = await signUp();
    const others = [await signIn(username, "a"), await signIn(username, "b")];
    expect(codeOf(await person.rest("DELETE", "/sessions"))).toBe("ok");
    for (const other of others) expect(codeOf(await other.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
    expect(await sessions(person)).toMatchObject([{ current: true }]);
  });

  test("ends here too when another process has ended it", async () => {
    const { username, person } = await signUp();
    const other = await signIn(username, firefox);
    const tab = await other.client("tab");
    const [newest] = await sessions(person);
    await app.live.pool`delete from sessions where id = ${newest?.id ?? ""}`;
    await tab.until("is closed", () => !tab.connected);
  });
});

describe("a new password", () => {
  test("needs the present one, and signs out everywhere else", async () => {
    const { username, person } = await signUp();
    const other = await signIn(username, firefox);
    const change = (current: string, next: string) =>
      person.rest("PUT", "/users/me/password", { current, password: next });
    expect(codeOf(await change("something else", "battery staple"))).toBe("FORBIDDEN");
    expect(codeOf(await change(password, "short"))).toBe("VALIDATION_ERROR");
    expect(codeOf(await other.rest("GET", "/auth/me"))).toBe("ok");
    expect(codeOf(await change(password, "battery staple"))).toBe("ok");
    expect(codeOf(await other.rest("GET", "/auth/me"))).toBe("UNAUTHORIZED");
    expect(codeOf(await person.rest("GET", "/auth/me"))).toBe("ok");
    await expect(signIn(username, "a")).rejects.toThrow("UNAUTHORIZED");
    await signIn(username, "a", "battery staple");
  });

  test("is not for demo accounts, which belong to everybody", async () => {
    const { username, person } = await signUp();
    await app.live.pool`update users set demo = true where username = ${username}`;
    const reply = await person.rest("PUT", "/users/me/password", {
      current: password,
      password: "battery staple",
    });
    expect(["FORBIDDEN", "UNAUTHORIZED"]).toContain(codeOf(reply));
  });
});
