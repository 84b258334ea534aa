import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignalPush } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { answer, candidate, offer } from "./testing/calls";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const two = () => Promise.all([app.person("Ana"), app.person("Lei")]);
const as = (client: string) => ({ "X-Client-Id": client });

async function signals(person: TestPerson, callId: string, after = 0, client?: string) {
  const path = `/rtc/signals/${callId}?after=${after}`;
  return (await person.rest("GET", path, undefined, client ? as(client) : {})).body as SignalPush[];
}

const send = (from: TestPerson, to: TestPerson, callId: string, name: string, client?: string) =>
  from.rest(
    "POST",
    "/rtc/signal",
    { callId, fromUserId: from.id, toUserId: to.id, signal: candidate(name) },
    client ? as(client) : {},
  );

const namesIn = (list: SignalPush[]) =>
  list.map(({ signal }) => (signal.type === "candidate" ? signal.candidate?.candidate : signal.type));

describe("a program without a socket", () => {
  test("reads its signals in order, and confirms them with the next read", async () => {
    const [ana, lei] = await two();
    const callId = await place(ana, [lei], { offer });
    await does(lei, "answer", callId, { answer });
    await send(lei, ana, callId, "1");
    await send(lei, ana, callId, "2");
    const first = await signals(ana, callId);
    expect(namesIn(first)).toEqual(["answer", "candidate:1", "candidate:2"]);
    expect(await signals(ana, callId)).toEqual(first);
    expect(namesIn(await signals(ana, callId, first[1]?.n))).toEqual(["candidate:2"]);
    expect(namesIn(await signals(ana, callId))).toEqual(["candidate:2"]);
  });

  test("that rings beside others takes nothing away from them", async () => {
    const [ana, lei] = await two();
    const callId = await place(ana, [lei], { offer });
    await send(ana, lei, callId, "1");
    const [heard] = await signals(lei, callId, 0, "radio");
    expect(namesIn(await signals(lei, callId, heard?.n, "radio"))).toEqual([]);
    await does(lei, "answer", callId, { answer }, as("desk"));
    expect(namesIn(await signals(lei, callId, 0, "desk"))).toEqual(["candidate:1"]);
    const late = await lei.rest("GET", `/rtc/signals/${callId}`, undefined, as("radio"));
    expect(codeOf(late)).toBe("ANSWERED_ELSEWHERE");
  });

  test("who joins while it rings has answered: what that client sent before goes out, what others sent does not", async () => {
    const [ana, lei] = await two();
    const callId = await place(ana, [lei]);
    await send(lei, ana, callId, "desk", "desk");
    await send(lei, ana, callId, "radio", "radio");
    expect(await signals(ana, callId)).toEqual([]);
    expect(await does(lei, "join", callId, {}, as("desk"))).toBe("ok");
    expect(await signals(ana, callId)).toMatchObject([{ epoch: 1, signal: candidate("desk") }]);
  });

  test("reads no signals of a call that is not its own, or that there is not", async () => {
    const [ana, lei] = await two();
    const callId = await place(ana, [lei]);
    const mia = await app.person("Mia");
    expect(codeOf(await mia.rest("GET", `/rtc/signals/${callId}`))).toBe("NOT_A_PARTICIPANT");
    expect(codeOf(await mia.rest("GET", "/rtc/signals/none"))).toBe("CALL_NOT_FOUND");
    expect(codeOf(await ana.rest("GET", `/rtc/signals/${callId}?after=x`))).toBe("VALIDATION_ERROR");
  });

  test("asks for a call only if it has changed", async () => {
    const [ana, lei] = await two();
    const callId = await talking(ana, [lei]);
    const read = (tag?: string) =>
      ana.rest("GET", `/rtc/call/${callId}`, undefined, tag ? { "If-None-Match": tag } : {});
    const first = await read();
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"\d+"$/);
    expect(await read(tag)).toMatchObject({ status: 304, body: undefined });
    expect((await read(`"other", ${tag}`)).status).toBe(304);
    await ana.rest("PUT", "/rtc/mute", { callId, userId: ana.id, muted: true });
    const changed = await read(tag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(tag);
  });
});

test("the OpenAPI document is served to everybody", async () => {
  const response = await fetch(`${app.url}/api/v1/openapi.json`);
  expect(await response.json()).toMatchObject({ openapi: "3.1.0", servers: [{ url: "/api/v1" }] });
});
