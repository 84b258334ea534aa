import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteOldReplies } from "@/db/idempotency";
import { testApp, type TestApp } from "./testing/app";
import type { TestPerson } from "./testing/person";
import { codeOf, does, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const three = () => Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
const keyed = (key: string) => ({ "Idempotency-Key": key });
const calling = (from: TestPerson, ...to: TestPerson[]) => ({
  callerId: from.id,
  calleeIds: to.map(({ id }) => id),
  type: "audio",
});

test("a call that is placed again with the same key is the same call, even when it is over", async () => {
  const [ana, lei] = await three();
  const first = await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k1"));
  const again = await ana.rest("POST", "/rtc/call", { ...calling(ana, lei), unknown: 1 }, keyed("k1"));
  expect(again).toMatchObject({ status: 201, body: first.body });
  const { id: callId } = (first.body as { call: { id: string } }).call;
  await does(ana, "cancel", callId);
  expect((await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k1"))).body).toEqual(first.body);
  expect((await lei.rest("GET", `/rtc/active/${lei.id}`)).body).toMatchObject({ hasActiveCall: false });
});

test("a key that was used for another request is refused, after whatever else is wrong, and nobody is called", async () => {
  const [ana, lei, mia] = await three();
  const first = await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k"));
  const other = calling(ana, mia);
  expect(codeOf(await ana.rest("POST", "/rtc/call", other, keyed("k")))).toBe("CALLER_BUSY");
  await does(ana, "cancel", (first.body as { call: { id: string } }).call.id);
  const reply = await ana.rest("POST", "/rtc/call", other, keyed("k"));
  expect(reply).toMatchObject({ status: 422, body: { error: { code: "IDEMPOTENCY_KEY_REUSED" } } });
  expect((await mia.rest("GET", `/rtc/active/${mia.id}`)).body).toMatchObject({ hasActiveCall: false });
});

test("keys of two people, and of two endpoints, are different keys", async () => {
  const [ana, lei, mia] = await three();
  expect(codeOf(await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k")))).toBe("ok");
  expect(codeOf(await mia.rest("POST", "/rtc/call", calling(mia, lei), keyed("k")))).toBe("ok");
});

test("of requests with one key at the same moment one places the call; the others get it, or are told to wait", async () => {
  for (let round = 0; round < 25; round += 1) {
    const [ana, lei] = await three();
    const replies = await Promise.all(
      [1, 2, 3].map(() => ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k"))),
    );
    const codes = replies.map(codeOf);
    expect(codes).toContain("ok");
    for (const code of codes) expect(["ok", "IDEMPOTENCY_KEY_IN_USE"]).toContain(code);
    const calls = replies.filter(({ status }) => status === 201).map(({ body }) => JSON.stringify(body));
    expect(new Set(calls).size).toBe(1);
  }
});

test("what was refused is not kept: the same request may succeed later", async () => {
  const [ana, lei, mia] = await three();
  const callId = await talking(mia, [ana]);
  expect(codeOf(await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k")))).toBe("CALLER_BUSY");
  await does(ana, "hangup", callId);
  expect(codeOf(await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k")))).toBe("ok");
});

test("an invitation that is sent again with the same key is told again as it was", async () => {
  const [ana, lei, mia] = await three();
  const callId = await talking(ana, [lei]);
  const body = { callId, inviterId: ana.id, inviteeIds: [mia.id] };
  const first = await ana.rest("POST", "/rtc/invite", body, keyed("i"));
  expect(first.body).toEqual({ success: true, invited: [mia.id] });
  expect((await ana.rest("POST", "/rtc/invite", body, keyed("i"))).body).toEqual(first.body);
  const reused = await ana.rest("POST", "/rtc/invite", { ...body, inviteeIds: [lei.id] }, keyed("i"));
  expect(codeOf(reused)).toBe("IDEMPOTENCY_KEY_REUSED");
});

test("over the socket the key stands in the body, and is the same key", async () => {
  const [ana, lei] = await three();
  const tab = await ana.client("tab");
  const first = await tab.command("call", { ...calling(ana, lei), idempotencyKey: "k" });
  expect((await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k"))).body).toEqual(first);
});

test("a key that is no key is refused", async () => {
  const [ana, lei] = await three();
  const reply = await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("a key"));
  expect(reply).toMatchObject({
    status: 400,
    body: { error: { details: { issues: [{ path: ["idempotencyKey"] }] } } },
  });
});

test("after its time a reply is forgotten", async () => {
  const [ana, lei] = await three();
  const first = await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k"));
  await does(ana, "cancel", (first.body as { call: { id: string } }).call.id);
  await app.live.pool`update idempotency_keys set created_at = created_at - interval '2 days'`;
  await deleteOldReplies(app.live.db, app.live.settings.idempotencyKeepMs);
  const again = await ana.rest("POST", "/rtc/call", calling(ana, lei), keyed("k"));
  expect(codeOf(again)).toBe("ok");
  expect(again.body).not.toEqual(first.body);
});
