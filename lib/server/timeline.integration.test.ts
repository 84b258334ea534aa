import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addBlock } from "@/db/blocks";
import type { CallDetail, TimelineEvent } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { answer, placed } from "./testing/calls";
import { keyOf, operatorName, operatorOf, programOf, servedBy } from "./testing/keys";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await testApp({ operators: [operatorName] });
  operator = await operatorOf(app);
});
afterAll(() => app.stop());

async function timelineOf(reader: TestPerson, callId: string): Promise<TimelineEvent[]> {
  const { status, body } = await reader.rest("GET", `/rtc/call/${callId}/timeline`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as TimelineEvent[];
}

const types = (events: readonly TimelineEvent[]) => events.map(({ type }) => type);
const people = (...names: string[]) =>
  Promise.all(names.map((name) => app.person(name))) as Promise<[TestPerson, TestPerson, TestPerson]>;

describe("the timeline of a call", () => {
  test("tells what happened, by whom and to whom, by both doors", async () => {
    const [ana, lei, omar] = await people("Ana", "Lei", "Omar");
    const callId = await talking(ana, [lei]);
    await ana.rest("POST", "/rtc/invite", { callId, inviterId: ana.id, inviteeIds: [omar.id] });
    await does(omar, "reject", callId);
    await does(ana, "hangup", callId);
    const events = await timelineOf(lei, callId);
    expect(types(events)).toEqual(["incoming", "connected", "invited", "rejected", "ended"]);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(events.map(({ actorId }) => actorId)).toEqual([ana.id, lei.id, ana.id, omar.id, ana.id]);
    expect(events[2]?.subjectIds).toEqual([omar.id]);
    expect(events.every(({ key }) => key === undefined)).toBe(true);
    const client = await lei.client("tab");
    expect(await client.command("timeline", { id: callId })).toEqual(events);
  });

  test("ends for who never connected with their own part", async () => {
    const [ana, lei, omar] = await people("Ana", "Lei", "Omar");
    const callId = await place(ana, [lei, omar]);
    await does(omar, "reject", callId);
    await does(lei, "answer", callId);
    await does(ana, "hangup", callId);
    expect(types(await timelineOf(omar, callId))).toEqual(["incoming", "rejected"]);
    expect(types(await timelineOf(lei, callId))).toEqual(["incoming", "rejected", "connected", "ended"]);
  });

  test("is for nobody who may not read the call", async () => {
    const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
    const callId = await place(ana, [lei]);
    expect(codeOf(await mia.rest("GET", `/rtc/call/${callId}/timeline`))).toBe("NOT_A_PARTICIPANT");
    expect(codeOf(await mia.rest("GET", "/rtc/call/no-call/timeline"))).toBe("CALL_NOT_FOUND");
  });

  test("does not tell those who have blocked the caller that it was theirs", async () => {
    const [ana, lei, omar] = await people("Ana", "Lei", "Omar");
    await addBlock(app.live.db, { userId: omar.id, blockedId: ana.id });
    const callId = await place(ana, [lei, omar]);
    expect(codeOf(await omar.rest("GET", `/rtc/call/${callId}/timeline`))).toBe("NOT_A_PARTICIPANT");
  });

  test("does not tell an invitation, nor that it rang out, to whom it did not reach", async () => {
    await app.restart({ call: { ...app.live.settings.call, ringMs: 1_000 } });
    const [ana, lei, omar] = await people("Ana", "Lei", "Omar");
    const callId = await talking(ana, [lei, omar]);
    await does(omar, "leave", callId);
    await addBlock(app.live.db, { userId: omar.id, blockedId: ana.id });
    await ana.rest("POST", "/rtc/invite", { callId, inviterId: ana.id, inviteeIds: [omar.id] });
    await expect
      .poll(async () => types(await timelineOf(ana, callId)), { timeout: 10_000 })
      .toContain("missed");
    const [seenByAna, seenByOmar] = [await timelineOf(ana, callId), await timelineOf(omar, callId)];
    const concerned = (events: readonly TimelineEvent[]) =>
      events.flatMap(({ subjectIds }) => subjectIds ?? []);
    expect(concerned(seenByAna)).toEqual([omar.id, omar.id]);
    expect(concerned(seenByOmar)).toEqual([]);
    await app.restart({ call: { ...app.live.settings.call, ringMs: 30_000 } });
  });
});

describe("what more there is to say of what happened", () => {
  const told = (events: readonly TimelineEvent[]) => events.map(({ type, detail }) => [type, detail]);

  test("is where it rang, where it was taken, who switched what, how long somebody was lost, and the end", async () => {
    const [ana, lei] = await people("Ana", "Lei", "Omar");
    const tab = await ana.client("ana-tab");
    await lei.client("lei-phone");
    const callId = await placed(tab, [lei]);
    await tab.until("knows of one device", () => tab.call(callId)?.members[1]?.ringingOn === 1);
    const laptop = await lei.client("lei-laptop");
    await tab.until("knows of two devices", () => tab.call(callId)?.members[1]?.ringingOn === 2);
    await laptop.command("answer", { callId, userId: lei.id, answer });
    await laptop.command("mute", { callId, userId: lei.id, muted: true });
    await tab.command("screen", { callId, userId: ana.id, shared: true });
    laptop.kill();
    await tab.until("is told", () => tab.story(callId).includes("reconnecting"));
    await lei.client("lei-laptop");
    await tab.until("is told", () => tab.story(callId).includes("reconnected"));
    await tab.command("hangup", { callId, userId: ana.id });
    const events = await timelineOf(lei, callId);
    expect(told(events)).toEqual([
      ["incoming", undefined],
      ["ringing", { ringingOn: 1 }],
      ["ringing", { ringingOn: 2 }],
      ["connected", { device: 2, of: 2 }],
      ["media", { muted: true }],
      ["media", { screen: true }],
      ["reconnecting", undefined],
      ["reconnected", { awayMs: expect.any(Number) as number }],
      ["ended", { endReason: "hangup" }],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/phone|laptop/);
    expect(await timelineOf(ana, callId)).toEqual(events);
  });

  test("is told of a host's doings, and of who is the host after them", async () => {
    const [ana, lei, omar] = await people("Ana", "Lei", "Omar");
    const callId = await talking(ana, [lei, omar]);
    await ana.rest("PUT", "/rtc/video", { callId, userId: lei.id, enabled: false });
    await does(ana, "leave", callId);
    await does(lei, "hangup", callId);
    expect(told((await timelineOf(omar, callId)).slice(-3))).toEqual([
      ["media", { videoEnabled: false }],
      ["left", { hostId: lei.id }],
      ["ended", { endReason: "host_ended" }],
    ]);
  });

  test("is how they said no, also where nobody said it by hand", async () => {
    const [ana, lei, omar] = await people("Ana", "Lei", "Omar");
    const callId = await place(ana, [lei, omar]);
    await does(lei, "reject", callId, { reason: "busy" });
    await does(omar, "reject", callId);
    expect(told(await timelineOf(ana, callId)).slice(1)).toEqual([
      ["rejected", { reason: "busy" }],
      ["rejected", { reason: "declined" }],
    ]);
  });

  test("is not there of events from before it was kept", async () => {
    const [ana, lei] = await people("Ana", "Lei", "Omar");
    const callId = await talking(ana, [lei]);
    await does(ana, "hangup", callId);
    await app.live.db.execute(sql`update call_events set detail = null where call_id = ${callId}`);
    expect((await timelineOf(ana, callId)).every((event) => !("detail" in event))).toBe(true);
  });
});

describe("what a program did with a key", () => {
  test("is told with the name of the key, and what people did is not", async () => {
    const [ana, lei] = await people("Ana", "Lei", "Omar");
    const { key, apiKey } = await keyOf(ana, { name: "Auto dialler" });
    const program = programOf(app, ana, key);
    const callId = await place(program, [lei]);
    await does(lei, "answer", callId);
    await program.rest("PUT", "/rtc/mute", { callId, userId: ana.id, muted: true });
    await does(ana, "hangup", callId);
    const told = (await timelineOf(lei, callId)).map(({ type, key: by }) => [type, by?.name]);
    expect(told).toEqual([
      ["incoming", "Auto dialler"],
      ["connected", undefined],
      ["media", "Auto dialler"],
      ["ended", undefined],
    ]);
    expect((await timelineOf(lei, callId))[0]?.key?.id).toBe(apiKey.id);
  });

  test("is told of a service key and its tokens too, also once it is revoked", async () => {
    const { key, apiKey } = await keyOf(operator, { name: "Shop", kind: "service" });
    const server = programOf(app, operator, key);
    const [ana, lei] = await Promise.all([
      servedBy(app, server, `user-${uuid()}`),
      servedBy(app, server, `user-${uuid()}`),
    ]);
    const callId = await place(ana, [lei]);
    await lei.rest("GET", `/rtc/active/${lei.id}`);
    await server.rest("POST", "/rtc/answer", { callId, userId: lei.id });
    const client = await ana.client("tab");
    await client.command("hangup", { callId, userId: ana.id });
    await operator.rest("DELETE", `/keys/${apiKey.id}`);
    const told = (await timelineOf(operator, callId)).map(({ type, key: by }) => [type, by]);
    const shop = { id: apiKey.id, name: "Shop" };
    expect(told).toEqual([
      ["incoming", shop],
      ["ringing", shop],
      ["connected", shop],
      ["ended", shop],
    ]);
  });

  test("names the key in the call that was left for another as well", async () => {
    const [ana, lei, omar] = await people("Ana", "Lei", "Omar");
    const program = programOf(app, ana, (await keyOf(ana)).key);
    const first = await talking(ana, [lei]);
    const second = await place(program, [omar], { endOther: true });
    expect((await timelineOf(lei, first)).at(-1)).toMatchObject({
      type: "ended",
      key: { name: "A program" },
    });
    expect((await timelineOf(omar, second))[0]).toMatchObject({ key: { name: "A program" } });
  });
});

describe("an operator", () => {
  test("reads the calls of others as their caller does, with timeline and statistics", async () => {
    const [ana, lei] = await people("Ana", "Lei", "Omar");
    const callId = await talking(ana, [lei]);
    const seen = await operator.sees(callId);
    const { duration, ...rest } = await ana.sees(callId);
    expect(seen).toMatchObject<Partial<CallDetail>>(rest);
    expect(duration).toBeGreaterThanOrEqual(0);
    expect(await timelineOf(operator, callId)).toEqual(await timelineOf(ana, callId));
    expect(codeOf(await operator.rest("GET", `/rtc/stats/${callId}`))).toBe("ok");
  });

  test("does nothing in them", async () => {
    const [ana, lei] = await people("Ana", "Lei", "Omar");
    const callId = await talking(ana, [lei]);
    expect(await does(operator, "hangup", callId)).toBe("NOT_A_PARTICIPANT");
    expect(codeOf(await operator.rest("GET", `/rtc/calls/${ana.id}`))).toBe("FORBIDDEN");
  });

  test("has no such right with a key", async () => {
    const [ana, lei] = await people("Ana", "Lei", "Omar");
    const callId = await talking(ana, [lei]);
    const program = programOf(app, operator, (await keyOf(operator)).key);
    for (const address of [`call/${callId}`, `call/${callId}/timeline`, `stats/${callId}`]) {
      expect(codeOf(await program.rest("GET", `/rtc/${address}`))).toBe("NOT_A_PARTICIPANT");
    }
  });
});
