import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Missed } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { TestListener } from "./testing/listener";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  // Nobody sweeps: what is due happens when somebody looks.
  app = await testApp({ sweepMs: 3_600_000 });
});
afterAll(() => app.stop());

const two = () => Promise.all([app.person("Ana"), app.person("Lei")]);

async function missedOf(person: TestPerson): Promise<Missed> {
  const { status, body } = await person.rest("GET", `/rtc/missed/${person.id}`);
  expect(status).toBe(200);
  return body as Missed;
}
const countOf = async (person: TestPerson) => (await missedOf(person)).missed;
const sees = (person: TestPerson, body: object = {}) => person.rest("PUT", `/rtc/missed/${person.id}`, body);

async function given(from: TestPerson, to: readonly TestPerson[]): Promise<string> {
  const callId = await place(from, to);
  await does(from, "cancel", callId);
  return callId;
}

describe("missed calls", () => {
  test("are counted: those that rang out and those that the caller gave up, and no others", async () => {
    const [ana, lei] = await two();
    expect(await countOf(lei)).toBe(0);
    await given(ana, [lei]);
    expect(await countOf(lei)).toBe(1);
    const callId = await place(ana, [lei]);
    expect(await countOf(lei)).toBe(1);
    await app.live.pool`update participants set ring_until = now() - interval '1 second'
      where call_id = ${callId} and ring_until is not null`;
    await app.live.pool`update calls set due_at = now() - interval '1 second' where id = ${callId}`;
    expect(await countOf(lei)).toBe(2);
    await does(lei, "reject", await place(ana, [lei]));
    await does(ana, "hangup", await talking(ana, [lei]));
    await given(lei, [ana]);
    expect(await countOf(lei)).toBe(2);
    expect(await countOf(ana)).toBe(1);
  });

  test("count while one is not to be disturbed, and not where one has blocked the caller", async () => {
    const [ana, lei] = await two();
    await lei.rest("PUT", `/users/${lei.id}`, { doNotDisturb: true });
    await given(ana, [lei]);
    expect(await countOf(lei)).toBe(1);
    await lei.rest("PUT", `/users/me/blocks/${ana.id}`);
    await given(ana, [lei]);
    expect(await countOf(lei)).toBe(1);
  });

  test("count no more once one has joined the call after all", async () => {
    const [ana, lei] = await two();
    const mia = await app.person("Mia");
    const callId = await place(ana, [lei, mia]);
    await does(mia, "answer", callId);
    await app.live.pool`update participants set ring_until = now() - interval '1 second'
      where call_id = ${callId} and user_id = ${lei.id}`;
    await app.live.pool`update calls set due_at = now() - interval '1 second' where id = ${callId}`;
    expect(await countOf(lei)).toBe(1);
    expect(await does(lei, "join", callId)).toBe("ok");
    expect(await countOf(lei)).toBe(0);
  });
});

describe("who has seen their history", () => {
  test("has nothing to see, on all of their clients at once, until the next call is missed", async () => {
    const [ana, lei] = await two();
    const [tab, phone] = await Promise.all([lei.client("tab"), lei.client("phone")]);
    const anaTab = await ana.client("ana-tab");
    const program = await TestListener.open(app.url, lei, "program");
    await given(ana, [lei]);
    expect(await tab.command("missed", { userId: lei.id })).toMatchObject({ missed: 1 });
    const reply = await tab.command("seen", { userId: lei.id });
    expect(reply).toMatchObject({ success: true, missed: 0 });
    for (const client of [tab, phone]) {
      await client.until("is told", () => client.missed.length > 0);
      expect(client.missed).toMatchObject([{ missed: 0 }]);
    }
    await program.until("is told", () => program.events.some(({ event }) => event === "missed"));
    expect(await countOf(lei)).toBe(0);
    await given(ana, [lei]);
    expect(await countOf(lei)).toBe(1);
    expect(anaTab.missed).toEqual([]);
  });

  test("up to a moment has the later ones to see, and it goes neither back nor ahead", async () => {
    const [ana, lei] = await two();
    const before = await missedOf(lei);
    await given(ana, [lei]);
    await given(ana, [lei]);
    const [first] = await app.live.pool<{ at: string }[]>`select min(over_at) as at from participants
      where user_id = ${lei.id}`;
    const between = new Date(first?.at ?? "").toISOString();
    expect((await sees(lei, { seenAt: between })).body).toMatchObject({ missed: 1, seenAt: between });
    expect((await sees(lei, { seenAt: before.seenAt })).body).toMatchObject({ missed: 1, seenAt: between });
    const ahead = (await sees(lei, { seenAt: "9999-01-01T00:00:00Z" })).body as Missed;
    expect(ahead.missed).toBe(0);
    expect(Date.parse(ahead.seenAt)).toBeLessThan(Date.now() + 60_000);
    await given(ana, [lei]);
    expect(await countOf(lei)).toBe(1);
  });

  test("is nobody else", async () => {
    const [ana, lei] = await two();
    expect(codeOf(await lei.rest("GET", `/rtc/missed/${ana.id}`))).toBe("FORBIDDEN");
    expect(codeOf(await lei.rest("PUT", `/rtc/missed/${ana.id}`, {}))).toBe("FORBIDDEN");
    expect(codeOf(await sees(lei, { seenAt: "yesterday" }))).toBe("VALIDATION_ERROR");
  });
});
