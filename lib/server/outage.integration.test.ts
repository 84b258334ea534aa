import { setImmediate as turn } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ErrorBody } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { candidate, connected } from "./testing/calls";
import { type Link, openLink } from "./testing/link";
import type { TestPerson } from "./testing/person";

let app: TestApp;
let link: Link;
beforeEach(async () => {
  // What is told of an outage is not what these tests look at.
  process.env.LOG_LEVEL = "error";
  app = await testApp({}, async (url) => (link = await openLink(url)).url);
});
afterEach(async () => {
  await app.stop();
  delete process.env.LOG_LEVEL;
});

const codeOf = ({ body }: { body: unknown }) => {
  const reply = body as ErrorBody | { success: true };
  return reply.success ? "ok" : reply.error.code;
};

const many = <T>(work: (index: number) => Promise<T>, count = 40) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const place = (from: TestPerson, to: TestPerson) =>
  from.rest("POST", "/rtc/call", { callerId: from.id, calleeIds: [to.id], type: "audio" });

async function activeOf(person: TestPerson): Promise<{ id: string } | undefined> {
  const { body } = await person.rest("GET", `/rtc/active/${person.id}`);
  return (body as { call?: { id: string } }).call ?? undefined;
}

/** The administrator ends every connection, as a restart of the database does. */
async function dismissAll(): Promise<void> {
  await app.live.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}

async function pairs(count: number): Promise<[TestPerson, TestPerson][]> {
  return many(async () => [await app.person("Ana"), await app.person("Lei")], count);
}

describe("while the database is away", () => {
  test("every request is told so soon, and is served as soon as the database is back", async () => {
    const ana = await app.person("Ana");
    const me = async () => (await ana.rest("GET", "/auth/me")).status;
    for (let round = 0; round < 3; round += 1) {
      await link.cut();
      const since = performance.now();
      // One after another: what is remembered of earlier failures must not make the next one wait.
      for (let each = 0; each < 20; each += 1) expect(await me()).toBe(503);
      expect(performance.now() - since).toBeLessThan(5000);
      await link.mend();
      const mended = performance.now();
      expect(await many(me)).toEqual(Array.from({ length: 40 }, () => 200));
      expect(performance.now() - mended).toBeLessThan(2000);
    }
  });

  test("what was under way is refused or done, and nobody is stuck afterwards", async () => {
    const people = await pairs(12);
    const codes = new Set<string>();
    const talk = async ([ana, lei]: [TestPerson, TestPerson]) => {
      codes.add(codeOf(await place(ana, lei)));
      const call = await activeOf(ana);
      if (!call) return;
      const body = { callId: call.id, userId: ana.id, muted: true };
      codes.add(codeOf(await ana.rest("PUT", "/rtc/mute", body)));
      codes.add(codeOf(await ana.rest("POST", "/rtc/cancel", body)));
    };
    for (let round = 0; round < 12; round += 1) {
      const under = Promise.all(people.map(talk));
      for (let each = 0; each < round * 15; each += 1) await turn();
      await (round % 2 === 0 ? link.cut().then(() => link.mend()) : dismissAll());
      await under;
    }
    expect(["ok", "CALLER_BUSY", "UNAVAILABLE"]).toEqual(expect.arrayContaining([...codes]));
    for (const [ana, lei] of people) {
      const left = await activeOf(ana);
      if (left) await ana.rest("POST", "/rtc/cancel", { callId: left.id, userId: ana.id });
      expect(codeOf(await place(ana, lei))).toBe("ok");
    }
  });

  test("clients keep their sockets and their call, and go on when the database is back", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
    const callId = await connected(anaTab, leiTab, lei);
    await link.cut();
    const mute = { callId, userId: ana.id, muted: true };
    expect(await anaTab.refused("mute", mute)).toBe("UNAVAILABLE");
    const signal = { callId, fromUserId: ana.id, toUserId: lei.id, signal: candidate("straight") };
    expect(await anaTab.refused("signal", signal)).toBeUndefined();
    await link.mend();
    await expect.poll(() => anaTab.refused("mute", mute)).toBeUndefined();
    await leiTab.until("sees it", () => leiTab.call(callId)?.members[0]?.muted === true);
  });
});
