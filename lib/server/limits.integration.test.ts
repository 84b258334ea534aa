import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ErrorBody } from "@/lib/contract";
import type { Rates, Settings } from "./settings";
import { type TestApp, testApp, unlimited } from "./testing/app";
import { candidate, connected } from "./testing/calls";
import type { Answered, TestPerson } from "./testing/person";

let app: TestApp;
let ann: TestPerson;
let ben: TestPerson;

beforeAll(async () => {
  app = await testApp();
  ann = await app.person("Ann");
  ben = await app.person("Ben");
});
afterAll(() => app.stop());

/** The server anew, with nothing counted yet. */
const limited = (rates: Partial<Rates>, more: Partial<Settings> = {}) =>
  app.restart({ trustProxy: false, ...more, rates: { ...unlimited, ...rates } });

/** Without a token, by way of a proxy where one is named. */
async function open(path: string, body: unknown, forwarded?: string): Promise<Answered> {
  const response = await fetch(`${app.url}/api/v1/auth/${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(forwarded === undefined ? {} : { "X-Forwarded-For": forwarded }),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const me = (person: TestPerson) => person.rest("GET", "/auth/me");
const active = (person: TestPerson) => person.rest("GET", `/rtc/active/${person.id}`);
/** Nobody can be called with it, and it counts. */
const place = (person: TestPerson) => person.rest("POST", "/rtc/call", {});
const note = (who: TestPerson) => who.rest("POST", "/rtc/note", {});
const signal = (person: TestPerson) => person.rest("POST", "/rtc/signal", {});

const rateOf = ({ headers }: Answered) =>
  ["Limit", "Remaining", "Reset"].map((name) => headers.get(`RateLimit-${name}`));
const statuses = async (asked: readonly (() => Promise<Answered>)[]) => {
  const found: number[] = [];
  for (const ask of asked) found.push((await ask()).status);
  return found;
};

describe("a signed-in user", () => {
  it("is refused after as many requests as are allowed, and every reply says how many are left", async () => {
    await limited({ general: 3 });
    const replies = [await me(ann), await active(ann), await me(ann)];
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies.map((reply) => rateOf(reply)[1])).toEqual(["2", "1", "0"]);
    expect(rateOf(replies[0] as Answered)).toEqual(["3", "2", "60"]);

    const refused = await me(ann);
    expect(refused.status).toBe(429);
    const { error } = refused.body as ErrorBody;
    expect(error.code).toBe("RATE_LIMIT_EXCEEDED");
    expect(error.details.retryAfter).toBeGreaterThan(50);
    expect(error.details.retryAfter).toBeLessThanOrEqual(60);
    const seconds = String(error.details.retryAfter);
    expect(refused.headers.get("Retry-After")).toBe(seconds);
    expect(rateOf(refused)).toEqual(["3", "0", seconds]);
  });

  it("takes nothing from another user", async () => {
    await limited({ general: 1 });
    expect(await statuses([() => me(ann), () => me(ann), () => me(ben), () => me(ben)])).toEqual([
      200, 429, 200, 429,
    ]);
  });

  it("has a bucket each for calls placed, for signals, for notes and for the rest", async () => {
    await limited({ general: 1, calls: 2, signals: 3, signalsBurst: 3, notes: 2 });
    const one = await statuses([() => signal(ann), () => signal(ann), () => signal(ann), () => signal(ann)]);
    expect(one).toEqual([400, 400, 400, 429]);
    expect(await statuses([() => place(ann), () => place(ann), () => place(ann)])).toEqual([400, 400, 429]);
    expect(await statuses([() => note(ann), () => note(ann), () => note(ann)])).toEqual([400, 400, 429]);
    expect(await statuses([() => me(ann), () => me(ann)])).toEqual([200, 429]);
  });

  it("is told of the limit after a bad token or type, and before a bad form or a foreign id", async () => {
    await limited({ general: 2 });
    const bad = await ann.rest("POST", "/rtc/reject", { callId: 7 });
    expect([bad.status, rateOf(bad)[1]]).toEqual([400, "1"]);
    const foreign = await ann.rest("GET", `/rtc/active/${ben.id}`);
    expect([foreign.status, rateOf(foreign)[1]]).toEqual([403, "0"]);

    expect((await ann.rest("POST", "/rtc/reject", { callId: 7 })).status).toBe(429);
    expect((await ann.rest("GET", `/rtc/active/${ben.id}`)).status).toBe(429);
    const typed = await ann.rest("POST", "/rtc/reject", {}, { "Content-Type": "text/plain" });
    expect([typed.status, rateOf(typed)[1]]).toEqual([415, null]);
    const unknown = await ann.rest("GET", "/auth/me", undefined, { Authorization: "Bearer x" });
    expect([unknown.status, rateOf(unknown)[1]]).toEqual([401, null]);
  });

  it("has the same limit over a socket as over REST, and is refused with the same words", async () => {
    await limited({ general: 3 });
    const tab = await ann.client("tab");
    const ask = { userId: ann.id };
    expect((await me(ann)).status).toBe(200);
    expect(await tab.command("active", ask)).toMatchObject({ hasActiveCall: false });
    expect(await tab.refused("active", { userId: ben.id })).toBe("FORBIDDEN");
    const overSocket = (await tab.command("active", { userId: 7 })) as ErrorBody;
    const overRest = (await me(ann)).body as ErrorBody;
    expect(overSocket.error.code).toBe("RATE_LIMIT_EXCEEDED");
    expect(overSocket.error.message).toBe(overRest.error.message);
    expect(overSocket.error.details.retryAfter).toBeGreaterThanOrEqual(1);
    tab.disconnect();
  });

  it("may send signals again when their second is over, and none has lost its place", async () => {
    await limited({ signals: 2, signalsBurst: 5 });
    const [tab, phone] = [await ann.client("tab"), await ben.client("phone")];
    const callId = await connected(tab, phone, ben);
    const send = (name: string) =>
      tab.command("signal", {
        callId,
        fromUserId: ann.id,
        toUserId: ben.id,
        signal: candidate(name),
      }) as Promise<ErrorBody | { success: true }>;
    const burst = await Promise.all([..."abcdef"].map(send));
    expect(burst.map(({ success }) => success)).toEqual([true, true, true, true, true, false]);
    expect(burst.at(-1)).toMatchObject({
      error: { code: "RATE_LIMIT_EXCEEDED", details: { retryAfter: 1 } },
    });
    await vi.waitFor(async () => expect(await send("g")).toEqual({ success: true }), { timeout: 5_000 });
    const arrived = phone.signals.flatMap(({ signal }) =>
      signal.type === "candidate" ? [signal.candidate?.candidate] : [],
    );
    expect(arrived).toEqual([..."abcdeg"].map((name) => `candidate:${name}`));
    tab.disconnect();
    phone.disconnect();
  });
});

describe("who signs in or up", () => {
  const nobody = (username: string) => ({ username });

  it("is limited by address, whatever the name and whichever of both it is", async () => {
    await limited({ signInAddress: 3 });
    const first = await open("login", nobody("a"));
    expect([first.status, ...rateOf(first)]).toEqual([400, "3", "2", "60"]);
    expect((await open("register", nobody("b"))).status).toBe(400);
    expect((await open("login", "{")).status).toBe(400);
    const refused = await open("register", nobody("c"));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(50);
    expect((await open("login", "{")).status).toBe(429);
    expect((await me(ann)).status).toBe(200);
  });

  it("is limited by name at one address, in whatever case it is written", async () => {
    await limited({ signInAddress: 6, signInName: 2 });
    expect(rateOf(await open("login", nobody("ann")))[0]).toBe("2");
    expect((await open("register", nobody("ANN"))).status).toBe(400);
    const refused = await open("login", nobody("Ann"));
    expect([refused.status, ...rateOf(refused).slice(0, 2)]).toEqual([429, "2", "0"]);
    expect((await open("login", nobody("ben"))).status).toBe(400);
    expect((await open("login", nobody("x".repeat(100_000)))).status).toBe(400);
  });

  it("cannot choose an address by saying so", async () => {
    await limited({ signInAddress: 1 });
    expect((await open("login", nobody("a"), "192.0.2.1")).status).toBe(400);
    expect((await open("login", nobody("b"), "192.0.2.2")).status).toBe(429);
  });

  it("behind a trusted proxy counts for the address that the proxy wrote, the last one", async () => {
    await limited({ signInAddress: 1, signInName: 1 }, { trustProxy: true });
    expect((await open("login", nobody("ann"), "192.0.2.1")).status).toBe(400);
    expect((await open("login", nobody("ben"), "198.51.100.5, 192.0.2.1")).status).toBe(429);
    expect((await open("login", nobody("ann"), "192.0.2.1, 192.0.2.2")).status).toBe(400);
    expect((await open("login", nobody("ann"))).status).toBe(400);
  });

  it("gets new tokens within the general limit of the address", async () => {
    await limited({ general: 2, signInAddress: 1 });
    const refresh = () => open("refresh", { refreshToken: "old" });
    expect(await statuses([refresh, refresh, refresh])).toEqual([401, 401, 429]);
    expect((await open("login", nobody("a"))).status).toBe(400);
  });
});
