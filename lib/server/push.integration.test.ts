import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databaseOf } from "@/db/client";
import { serverSecrets } from "@/db/schema";
import { openVapidKeys } from "./push/keys";
import { type TestApp, testApp } from "./testing/app";
import type { TestPerson } from "./testing/person";
import { hangs, PushService, says, takes, type TestBrowser } from "./testing/push-service";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
let service: PushService;
let ana: TestPerson;
let lei: TestPerson;

beforeAll(async () => {
  service = await PushService.open();
  app = await testApp({
    outbound: { hosts: [service.host], plainHttp: false, ca: service.cert },
    push: { timeoutMs: 2_000, retryMs: 20 },
  });
});
afterAll(async () => {
  await app.stop();
  await service.close();
});
beforeEach(async () => {
  [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
});
afterEach(() => {
  service.answer = takes;
});

/** A browser of this person, in which no page is open. */
async function browserOf(person: TestPerson): Promise<TestBrowser> {
  const { body } = await person.rest("GET", "/users/me/push");
  const browser = service.browser((body as { publicKey: string }).publicKey);
  expect(codeOf(await person.rest("PUT", "/users/me/push", browser.subscription))).toBe("ok");
  return browser;
}

const hears = (browser: TestBrowser, ...kinds: string[]) =>
  service
    .until(`a browser hears ${kinds.join(", ")}`, () => service.story(browser).length >= kinds.length)
    .then(() => expect(service.story(browser)).toEqual(kinds));

const messagesTo = (browser: TestBrowser) => service.delivered.filter(({ to }) => to === browser);

/** Everything that was to be sent has been handed over: messages go in turn, and this one is the last. */
async function settled(): Promise<void> {
  const someone = await app.person("Someone");
  const browser = await browserOf(someone);
  await app.live.publisher.idle();
  await someone.rest("POST", "/users/me/push/test");
  await hears(browser, "test");
}

describe("A callee with every tab closed", () => {
  it("is sent that it rings, with the time left, for nobody else to read", async () => {
    const browser = await browserOf(lei);
    const callId = await place(ana, [lei], { type: "video" });
    await hears(browser, "ring");
    const [ring] = messagesTo(browser);
    expect(ring?.message).toEqual({
      kind: "ring",
      callId,
      type: "video",
      name: "Ana",
      until: expect.any(Number) as number,
    });
    expect(ring?.ttl).toBeGreaterThanOrEqual(28);
    expect(ring?.ttl).toBeLessThanOrEqual(30);
    expect(ring?.urgency).toBe("high");
    expect(ring?.topic).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(ring?.claims.sub).toBe("mailto:postmaster@localhost");
    expect(service.refused).toEqual([]);
  });

  it("can be reached, as the caller sees", async () => {
    await browserOf(lei);
    const callId = await place(ana, [lei]);
    const seen = await ana.sees(callId);
    expect(seen.members.find(({ userId }) => userId === lei.id)).toMatchObject({ reachable: true });
  });

  it("is told that the call was missed when the caller gives up, in the place of the ring", async () => {
    const browser = await browserOf(lei);
    const callId = await place(ana, [lei], { type: "audio" });
    await hears(browser, "ring");
    await does(ana, "cancel", callId);
    await hears(browser, "ring", "missed");
    const [ring, missed] = messagesTo(browser);
    expect(missed?.message).toEqual({ kind: "missed", callId, type: "audio", name: "Ana" });
    expect(missed?.topic).toBe(ring?.topic);
    expect(missed?.ttl).toBeGreaterThan(3600);
  });

  it("is told that nothing rings any more when another browser has answered or declined", async () => {
    const browser = await browserOf(lei);
    const elsewhere = await app.again(lei);
    for (const [what, how] of [
      ["reject", "declined"],
      ["answer", "answered"],
    ] as const) {
      const before = messagesTo(browser).length;
      const callId = await place(ana, [lei]);
      await service.until("it rings", () => messagesTo(browser).length === before + 1);
      await does(elsewhere, what, callId);
      await service.until("it rings no more", () => messagesTo(browser).length === before + 2);
      expect(messagesTo(browser).at(-1)?.message).toMatchObject({ kind: "dismissed", how, callId });
      await does(ana, "hangup", callId);
    }
  });

  it("is told nothing more of a call that was declined in this browser", async () => {
    const browser = await browserOf(lei);
    const callId = await place(ana, [lei]);
    await hears(browser, "ring");
    await does(lei, "reject", callId);
    await settled();
    expect(service.story(browser)).toEqual(["ring"]);
  });

  it("hears in all of their browsers", async () => {
    const other = await app.again(lei);
    const [first, second] = [await browserOf(lei), await browserOf(other)];
    const callId = await place(ana, [lei]);
    await Promise.all([hears(first, "ring"), hears(second, "ring")]);
    await does(ana, "cancel", callId);
    await Promise.all([hears(first, "ring", "missed"), hears(second, "ring", "missed")]);
  });

  it("is sent a ring when invited into a call that goes on", async () => {
    const browser = await browserOf(lei);
    const mia = await app.person("Mia");
    const callId = await talking(ana, [mia]);
    await ana.rest("POST", "/rtc/invite", { callId, inviterId: ana.id, inviteeIds: [lei.id] });
    await hears(browser, "ring");
    await does(lei, "reject", callId);
    await ana.rest("POST", "/rtc/invite", { callId, inviterId: ana.id, inviteeIds: [lei.id] });
    await hears(browser, "ring", "ring");
  });
});

describe("No push message is sent", () => {
  it("where a page is open, but it is when the page is closed while it rings", async () => {
    const browser = await browserOf(lei);
    const page = await lei.client("page");
    await place(ana, [lei]);
    await page.until("rings", () => page.pushes.length > 0);
    await settled();
    expect(service.story(browser)).toEqual([]);
    page.disconnect();
    await hears(browser, "ring");
  });

  it("to who has blocked the caller, who sees the same as if there were no browser", async () => {
    const mia = await app.person("Mia");
    const browser = await browserOf(lei);
    await lei.rest("PUT", `/users/me/blocks/${ana.id}`);
    const shown = async (person: TestPerson) => {
      const callId = await place(ana, [person], { endOther: true });
      const { members } = await ana.sees(callId);
      return JSON.stringify(members).replaceAll(person.id, "?").replaceAll(person.name, "?");
    };
    const [toBlocker, toAway] = [await shown(lei), await shown(mia)];
    expect(toBlocker).toBe(toAway);
    await settled();
    expect(service.story(browser)).toEqual([]);
  });

  it("to who is not to be disturbed, who is not reachable either", async () => {
    const browser = await browserOf(lei);
    const callId = await place(ana, [lei]);
    await hears(browser, "ring");
    await app.live
      .pool`update participants set silenced = true where call_id = ${callId} and user_id = ${lei.id}`;
    const seen = await ana.sees(callId);
    expect(seen.members.find(({ userId }) => userId === lei.id)).toMatchObject({ reachable: false });
  });

  it("to who lets calls be declined while in another", async () => {
    const browser = await browserOf(lei);
    const mia = await app.person("Mia");
    await lei.rest("PUT", `/users/${lei.id}`, { whenBusy: "reject" });
    // Of this call it may have been told before it was answered, and may hear of it late.
    await talking(mia, [lei]);
    const callId = await place(ana, [lei]);
    await settled();
    const told = messagesTo(browser).map(({ message }) => message);
    expect(told).not.toContainEqual(expect.objectContaining({ callId }));
  });

  it("to a browser whose session has ended", async () => {
    const browser = await browserOf(lei);
    await lei.rest("POST", "/auth/logout");
    const callId = await place(ana, [lei]);
    await settled();
    expect(service.story(browser)).toEqual([]);
    const seen = await ana.sees(callId);
    expect(seen.members.find(({ userId }) => userId === lei.id)).toMatchObject({ reachable: false });
  });

  it("to who does not want them any more", async () => {
    const browser = await browserOf(lei);
    await lei.rest("DELETE", "/users/me/push");
    await place(ana, [lei]);
    await settled();
    expect(service.story(browser)).toEqual([]);
  });

  it("to a session that ends while it subscribes, and nothing fails", async () => {
    const mia = await app.person("Mia");
    const { subscription } = await browserOf(lei);
    const [kept] = await Promise.all([
      mia.rest("PUT", "/users/me/push", subscription),
      mia.rest("POST", "/auth/logout"),
    ]);
    expect([200, 401]).toContain(kept.status);
  });

  it("and two browsers may take each other's address at the same moment", async () => {
    const mia = await app.person("Mia");
    const [mine, theirs] = [await browserOf(lei), await browserOf(mia)];
    const swapped = await Promise.all([
      lei.rest("PUT", "/users/me/push", theirs.subscription),
      mia.rest("PUT", "/users/me/push", mine.subscription),
    ]);
    expect(swapped.map(({ status }) => status)).toEqual([200, 200]);
  });

  it("for who signed in before in the same browser", async () => {
    const browser = await browserOf(lei);
    const mia = await app.person("Mia");
    await mia.rest("PUT", "/users/me/push", browser.subscription);
    await place(ana, [lei], { endOther: true });
    await settled();
    expect(service.story(browser)).toEqual([]);
    await place(ana, [mia], { endOther: true });
    await hears(browser, "ring");
  });
});

describe("A push service", () => {
  it.each([404, 410])("that says %i is not asked again", async (status) => {
    const browser = await browserOf(lei);
    service.answer = says(status);
    const callId = await place(ana, [lei]);
    await hears(browser, "ring");
    await does(ana, "cancel", callId);
    service.answer = takes;
    await settled();
    expect((await lei.rest("GET", "/users/me/push")).body).toMatchObject({ subscribed: false });
    expect(service.story(browser)).toEqual(["ring"]);
  });

  it.each([429, 500, 503])("that says %i is asked again while it rings", async (status) => {
    const browser = await browserOf(lei);
    service.answer = (delivered, response) =>
      (messagesTo(browser).length < 3 ? says(status) : takes)(delivered, response);
    await place(ana, [lei]);
    await hears(browser, "ring", "ring", "ring");
  });

  it("that hangs keeps neither the call nor the messages to others waiting", async () => {
    const mia = await app.person("Mia");
    const [hanging, other] = [await browserOf(lei), await browserOf(mia)];
    service.answer = (delivered, response) => (delivered.to === hanging ? hangs : takes)(delivered, response);
    const callId = await place(ana, [lei, mia]);
    await hears(other, "ring");
    await does(ana, "cancel", callId);
    await hears(other, "ring", "missed");
  });

  it("that redirects is not followed", async () => {
    const browser = await browserOf(lei);
    service.answer = says(307, { Location: "/elsewhere" });
    await place(ana, [lei]);
    await hears(browser, "ring");
    service.answer = takes;
    await settled();
    expect(service.refused).toEqual([]);
    expect((await lei.rest("POST", "/users/me/push/test")).body).toEqual({ success: true, sent: true });
  });

  it("at an address that is not public is sent nothing", async () => {
    const { keys } = (await browserOf(lei)).subscription;
    const at = (endpoint: string) => lei.rest("PUT", "/users/me/push", { endpoint, keys });
    expect(codeOf(await at("https://127.0.0.1:1/push"))).toBe("ok");
    expect((await lei.rest("POST", "/users/me/push/test")).body).toEqual({ success: true, sent: false });
    expect(codeOf(await at("http://push.example.net/"))).toBe("VALIDATION_ERROR");
    expect(codeOf(await at("https://me:secret@push.example.net/"))).toBe("VALIDATION_ERROR");
  });

  it("is no push service where its keys are none", async () => {
    const { endpoint, keys } = (await browserOf(lei)).subscription;
    const withKeys = (wrong: object) =>
      lei.rest("PUT", "/users/me/push", { endpoint, keys: { ...keys, ...wrong } });
    for (const wrong of [{ auth: "short" }, { p256dh: keys.auth }, { p256dh: `A${keys.p256dh.slice(1)}` }]) {
      expect(codeOf(await withKeys(wrong))).toBe("VALIDATION_ERROR");
    }
  });
});

describe("A server that starts anew while it rings", () => {
  it("tells that it rings no more", async () => {
    const browser = await browserOf(lei);
    const callId = await place(ana, [lei]);
    await hears(browser, "ring");
    await app.restart();
    await does(ana, "cancel", callId);
    await hears(browser, "ring", "missed");
  });

  it("tells what it had not told when it went down", async () => {
    const browser = await browserOf(lei);
    const callId = await place(ana, [lei]);
    await hears(browser, "ring");
    service.answer = hangs;
    await does(ana, "cancel", callId);
    await hears(browser, "ring", "missed");
    service.answer = takes;
    await app.restart();
    await hears(browser, "ring", "missed", "missed");
  });
});

it("Servers that start at the same time have the same keys", async () => {
  const db = databaseOf(app.live.pool);
  await db.delete(serverSecrets);
  const all = await Promise.all(Array.from({ length: 5 }, () => openVapidKeys(db)));
  expect(new Set(all.map(({ publicKey }) => publicKey)).size).toBe(1);
  expect(await openVapidKeys(db)).toEqual(all[0]);
});
