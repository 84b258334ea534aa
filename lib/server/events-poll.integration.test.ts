import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { endpoints, ReplyOf, ServerEvent } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { answer, candidate, offer } from "./testing/calls";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

type Polled = ReplyOf<typeof endpoints.events>;
const robot = { "X-Client-Id": "robot" };
const two = () => Promise.all([app.person("Ana"), app.person("Lei")]);

async function poll(person: TestPerson, after?: string, wait = 20): Promise<Polled> {
  const query = `?wait=${wait}${after === undefined ? "" : `&after=${after}`}`;
  const { body } = await person.rest("GET", `/rtc/events${query}`, undefined, robot);
  return body as Polled;
}

const send = async (from: TestPerson, to: TestPerson, callId: string, name: string) => {
  const body = { callId, fromUserId: from.id, toUserId: to.id, signal: candidate(name) };
  expect(codeOf(await from.rest("POST", "/rtc/signal", body, robot))).toBe("ok");
};

const signalsIn = (events: readonly ServerEvent[]) =>
  events.flatMap((each) =>
    each.event === "signal" ? [each.data] : each.event === "present" ? each.data.signals : [],
  );
const namesIn = (events: readonly ServerEvent[]) =>
  signalsIn(events).map(({ signal }) =>
    signal.type === "candidate" ? signal.candidate?.candidate : signal.type,
  );
const typesIn = (events: readonly ServerEvent[]): string[] =>
  events.map((each) => (each.event === "call" ? each.data.type : each.event));

/** Polls until this is among what was told; answers everything that was, and where it goes on. */
async function pollUntil(person: TestPerson, from: Polled, type: string): Promise<Polled> {
  const events: ServerEvent[] = [];
  let { lastEventId } = from;
  while (!typesIn(events).includes(type)) {
    const next = await poll(person, lastEventId);
    events.push(...next.events);
    ({ lastEventId } = next);
  }
  return { events, lastEventId };
}

describe("a program that polls", () => {
  test("is told what is present at once, then nothing until the time is over", async () => {
    const lei = await app.person("Lei");
    const first = await poll(lei);
    expect(typesIn(first.events)).toEqual(["present"]);
    const second = await poll(lei, first.lastEventId, 0);
    expect(second).toEqual({ events: [], lastEventId: first.lastEventId });
  });

  test("goes through a whole call: each event once, as soon as it happens", async () => {
    const [ana, lei] = await two();
    const anas = await poll(ana);
    const leis = await poll(lei);
    const waiting = pollUntil(lei, leis, "ringing");
    const callId = await place(ana, [lei], { offer }, robot);
    const rung = await waiting;
    expect(typesIn(rung.events)).toEqual(["incoming", "ringing"]);
    await does(lei, "answer", callId, { answer }, robot);
    const answered = await pollUntil(ana, anas, "signal");
    expect(typesIn(answered.events)).toEqual(["incoming", "ringing", "connected", "signal"]);
    await send(ana, lei, callId, "1");
    await send(ana, lei, callId, "2");
    const heard = await pollUntil(lei, rung, "signal");
    const more = signalsIn(heard.events).length < 2 ? await poll(lei, heard.lastEventId) : { events: [] };
    expect(namesIn([...heard.events, ...more.events])).toEqual(["candidate:1", "candidate:2"]);
  });

  test("that did not get a reply asks again, and misses nothing of it", async () => {
    const [ana, lei] = await two();
    const first = await poll(lei);
    const callId = await place(ana, [lei], { offer }, robot);
    await does(lei, "answer", callId, { answer }, robot);
    await send(ana, lei, callId, "1");
    // This reply is lost.
    await pollUntil(lei, first, "signal");
    await send(ana, lei, callId, "2");
    const again = await poll(lei, first.lastEventId);
    expect(typesIn(again.events)[0]).toBe("present");
    expect(namesIn(again.events)).toEqual(["candidate:1", "candidate:2"]);
    const confirmed = await poll(lei, again.lastEventId, 0);
    expect(confirmed.events).toEqual([]);
  });

  test("after a restart of the server is told what is present, and what has ended meanwhile", async () => {
    const [ana, lei] = await two();
    const leis = await poll(lei);
    const callId = await place(ana, [lei], {}, robot);
    const rung = await pollUntil(lei, leis, "ringing");
    await app.restart();
    await does(ana, "cancel", callId, {}, robot);
    const again = await poll(lei, rung.lastEventId);
    expect(typesIn(again.events)).toEqual(["present", "cancelled"]);
  });

  test("counts as there between two polls", async () => {
    const lei = await app.person("Lei");
    await poll(lei);
    expect(app.live.isOnline(lei.id)).toBe(true);
  });

  test("twice at the same time has an answer to the first at once", async () => {
    const [ana, lei] = await two();
    const { lastEventId } = await poll(lei);
    const first = poll(lei, lastEventId);
    const second = poll(lei, lastEventId);
    await place(ana, [lei], {}, robot);
    const told = await Promise.all([first, second]);
    expect(told.map(({ events }) => typesIn(events).includes("incoming")).sort()).toEqual([false, true]);
  });

  test.each(["61", "x", "-1"])("cannot wait for %s seconds", async (wait) => {
    const lei = await app.person("Lei");
    expect(codeOf(await lei.rest("GET", `/rtc/events?wait=${wait}`))).toBe("VALIDATION_ERROR");
  });
});
