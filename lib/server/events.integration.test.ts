import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deleteSession } from "@/db/sessions";
import type { SignalPush } from "@/lib/contract";
import { signAccess } from "./auth/tokens";
import { testApp, type TestApp } from "./testing/app";
import { answer, candidate, offer } from "./testing/calls";
import { TestListener } from "./testing/listener";
import { TestPerson } from "./testing/person";
import { codeOf, does, place } from "./testing/rest";

let app: TestApp;
const listeners: TestListener[] = [];
beforeAll(async () => {
  app = await testApp({ eventsHeartbeatMs: 30 });
});
afterAll(async () => {
  for (const listener of listeners) listener.drop();
  await app.stop();
});

const as = (client: string) => ({ "X-Client-Id": client });
const two = () => Promise.all([app.person("Ana"), app.person("Lei")]);

/** A program of this person, by the name of its client. */
async function listen(person: TestPerson, after?: string, client = "robot", query = "") {
  const listener = await TestListener.open(app.url, person, client, { after, query });
  listeners.push(listener);
  await listener.until("is present", () => listener.events.length > 0);
  return listener;
}

async function send(from: TestPerson, to: TestPerson, callId: string, ...names: string[]) {
  for (const name of names) {
    const body = { callId, fromUserId: from.id, toUserId: to.id, signal: candidate(name) };
    expect(codeOf(await from.rest("POST", "/rtc/signal", body, as("robot")))).toBe("ok");
  }
}

const namesIn = (signals: readonly SignalPush[]) =>
  signals.map(({ signal }) => (signal.type === "candidate" ? signal.candidate?.candidate : signal.type));
const numbers = (signals: readonly SignalPush[]) => signals.map(({ n }) => n ?? 0);
const candidates = (...names: string[]) => names.map((name) => `candidate:${name}`);

/** Ana's robot has called Lei's, who has answered. */
async function talking() {
  const [ana, lei] = await two();
  const [anas, leis] = await Promise.all([listen(ana), listen(lei)]);
  const callId = await place(ana, [lei], { offer }, as("robot"));
  await anas.sees(callId, "ringing");
  expect(await does(lei, "answer", callId, { answer }, as("robot"))).toBe("ok");
  await anas.sees(callId, "connected");
  await anas.until("has the answer", () => anas.signals.length === 1);
  return { ana, lei, anas, leis, callId };
}

describe("two programs without sockets", () => {
  test("go through a whole call: states and signals reach both as they happen", async () => {
    const { ana, lei, anas, leis, callId } = await talking();
    await send(ana, lei, callId, "a1", "a2");
    await send(lei, ana, callId, "l1");
    await leis.until("has both", () => leis.signals.length === 2);
    await anas.until("has all", () => anas.signals.length === 2);
    expect(namesIn(anas.signals)).toEqual(["answer", ...candidates("l1")]);
    expect(namesIn(leis.signals)).toEqual(candidates("a1", "a2"));
    await does(ana, "hangup", callId, {}, as("robot"));
    await Promise.all([anas.sees(callId, "ended"), leis.sees(callId, "ended")]);
    expect(leis.story(callId)).toEqual(["incoming", "ringing", "connected", "ended"]);
  });

  test("ring without being counted among the devices, and only where they want to", async () => {
    const [ana, lei] = await two();
    const silent = await listen(lei, undefined, "silent", "?rings=false");
    const callId = await place(ana, [lei]);
    await silent.until("hears of it", () => silent.call(callId) !== undefined);
    expect((await ana.sees(callId)).status).toBe("calling");
    await listen(lei);
    const seen = await silent.sees(callId, "ringing");
    expect(seen.members[1]).toMatchObject({ status: "ringing", ringingOn: 0 });
  });

  test("have what waits before they answer, and are not told it again by answering", async () => {
    const [ana, lei] = await two();
    const callId = await place(ana, [lei], { offer }, as("robot"));
    await send(ana, lei, callId, "1");
    const leis = await listen(lei);
    await send(ana, lei, callId, "2");
    await leis.until("has both", () => leis.signals.length === 2);
    await does(lei, "answer", callId, { answer }, as("robot"));
    await send(ana, lei, callId, "3");
    await leis.until("has the third", () => leis.signals.length >= 3);
    expect(namesIn(leis.signals)).toEqual(candidates("1", "2", "3"));
  });
});

describe("resuming after a dropped stream", () => {
  test.each([0, 1, 2, 3])("behind signal %i of 3 loses none and repeats none", async (taken) => {
    const { ana, lei, leis, callId } = await talking();
    const before = leis.lastId;
    await send(ana, lei, callId, "1", "2", "3");
    await leis.until("has all", () => leis.signals.length === 3);
    const after = leis.events.filter(({ event }) => event === "signal")[taken - 1]?.id ?? before;
    leis.drop();
    await send(ana, lei, callId, "4");
    const again = await listen(lei, after);
    await send(ana, lei, callId, "5");
    await again.until("has the last", () => namesIn(again.signals).includes("candidate:5"));
    expect(namesIn(again.signals)).toEqual(candidates("1", "2", "3", "4", "5").slice(taken));
    expect(numbers(again.signals)).toEqual(numbers(again.signals).toSorted((a, b) => a - b));
  });

  test("tells how a call ended meanwhile, once, and nothing of it afterwards", async () => {
    const { ana, lei, leis, callId } = await talking();
    const after = leis.lastId;
    leis.drop();
    await does(ana, "hangup", callId, {}, as("robot"));
    const again = await listen(lei, after);
    await again.sees(callId, "ended");
    expect(again.events[0]).toMatchObject({ event: "present", data: { calls: [] } });
    expect(again.story(callId)).toEqual(["ended"]);
    expect(again.call(callId)).toMatchObject({ endReason: "hangup" });
  });

  test("tells who declined how it stood then, whatever the others did afterwards", async () => {
    const [ana, lei] = await two();
    const mia = await app.person("Mia");
    const leis = await listen(lei);
    const callId = await place(ana, [lei, mia]);
    await leis.until("hears of it", () => leis.call(callId) !== undefined);
    const after = leis.lastId;
    leis.drop();
    await does(lei, "reject", callId);
    await does(mia, "answer", callId);
    const again = await listen(lei, after);
    await again.sees(callId, "rejected");
    expect(again.story(callId)).toEqual(["rejected"]);
  });

  test("is asked for when many signals wait to be confirmed, and finds room for more", async () => {
    const { ana, lei, leis, callId } = await talking();
    const letters = Array.from({ length: 140 }, (_, index) => `x${index}`);
    await send(ana, lei, callId, ...letters);
    await leis.until("is ended", () => leis.ended);
    expect(leis.signals.length).toBe(128);
    const again = await listen(lei, leis.lastId);
    await again.until("has the rest", () => again.signals.length === 12);
    expect(namesIn([...leis.signals, ...again.signals])).toEqual(candidates(...letters));
  });

  test("behind a time that will not come is as if nothing had happened since", async () => {
    const [, lei] = await two();
    const reply = await lei.rest("GET", "/rtc/events?wait=0", undefined, {
      "Last-Event-ID": "86187950658-591220605887845",
    });
    expect(reply.status).toBe(200);
  });

  test("with an id that is none is refused", async () => {
    const lei = await app.person("Lei");
    const reply = await lei.rest("GET", "/rtc/events?wait=0", undefined, { "Last-Event-ID": "x" });
    expect(codeOf(reply)).toBe("VALIDATION_ERROR");
  });
});

describe("a stream ends", () => {
  test("when its session ends", async () => {
    const lei = await app.person("Lei");
    const leis = await listen(lei);
    await deleteSession(app.live.db, lei.sessionId);
    app.live.closeSession(lei.sessionId);
    await leis.until("is ended", () => leis.ended);
    expect(app.live.isOnline(lei.id)).toBe(false);
  });

  test("when its token expires", async () => {
    const lei = await app.person("Lei");
    const claims = { userId: lei.id, sessionId: lei.sessionId };
    // Whole seconds, rounded up.
    const token = await signAccess(app.live.secret, claims, 1_000);
    const leis = await listen(new TestPerson(app, lei.id, "Lei", token, lei.sessionId));
    await leis.until("is ended", () => leis.ended);
  });

  test("when the same client opens another, and not when another client does", async () => {
    const lei = await app.person("Lei");
    const first = await listen(lei);
    const other = await listen(lei, undefined, "other");
    const second = await listen(lei);
    await first.until("is ended", () => first.ended);
    expect([other.ended, second.ended]).toEqual([false, false]);
    expect(app.live.clients.of(lei.id)).toHaveLength(2);
  });

  test("when its reader goes away, and nothing is left of it", async () => {
    const lei = await app.person("Lei");
    const leis = await listen(lei);
    expect(app.live.isOnline(lei.id)).toBe(true);
    leis.drop();
    await expect.poll(() => app.live.clients.of(lei.id)).toEqual([]);
  });
});

test("a stream on which nothing happens is kept open by comments, and may not be held back", async () => {
  const leis = await listen(await app.person("Lei"));
  await leis.until("has two comments", () => leis.comments.length >= 2);
  expect(Object.fromEntries(leis.headers)).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
});

test("beside a page: both hear of the call, and what is for the page stays there", async () => {
  const [ana, lei] = await two();
  const robot = await listen(lei);
  const page = await lei.client("page");
  const callId = await place(ana, [lei], { offer }, as("robot"));
  await page.sees(callId, "ringing");
  await page.command("answer", { callId, userId: lei.id, answer });
  await robot.until("hears that", () => robot.story(callId).includes("answered_elsewhere"));
  await send(ana, lei, callId, "1");
  await page.until("has it", () => page.signals.length === 1);
  expect(robot.signals).toEqual([]);
});

test("a call of somebody who is blocked is not told", async () => {
  const [ana, lei] = await two();
  await lei.rest("PUT", `/users/me/blocks/${ana.id}`);
  const leis = await listen(lei);
  const mia = await app.person("Mia");
  const hidden = await place(ana, [lei]);
  await does(ana, "cancel", hidden);
  const shown = await place(mia, [lei]);
  await leis.sees(shown, "ringing");
  leis.drop();
  const again = await listen(lei, "0-0");
  await does(mia, "cancel", shown);
  await again.sees(shown, "cancelled");
  expect([leis.call(hidden), again.call(hidden)]).toEqual([undefined, undefined]);
});
