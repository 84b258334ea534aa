import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallRecord } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { connected, placed } from "./testing/calls";
import { groupOf } from "./testing/groups";
import type { TestPerson } from "./testing/person";

let app: TestApp;
beforeAll(async () => {
  // Nobody sweeps: what is due happens when somebody looks.
  app = await testApp({ sweepMs: 3_600_000 });
});
afterAll(() => app.stop());

async function two() {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
  return { ana, lei, anaTab, leiTab };
}

async function three() {
  const mia = await app.person("Mia");
  return { ...(await two()), mia, miaTab: await mia.client("mia-tab") };
}

/** Ana, who is the host, and Lei talk; it still rings at Mia. */
async function group() {
  const people = await three();
  const { lei, mia, anaTab, leiTab, miaTab } = people;
  const callId = await placed(anaTab, [lei, mia], { offer: undefined });
  await miaTab.sees(callId, "ringing");
  await leiTab.command("answer", { callId, userId: lei.id });
  await anaTab.sees(callId, "connected");
  return { ...people, callId };
}

async function historyOf(person: TestPerson, query = ""): Promise<CallRecord[]> {
  const { status, body } = await person.rest("GET", `/rtc/calls/${person.id}${query}`);
  expect([query, status]).toEqual([query, 200]);
  return body as CallRecord[];
}

/** The one call of this person, which says of the call itself what the call itself says to them. */
async function only(person: TestPerson): Promise<CallRecord> {
  const [record, ...others] = await historyOf(person);
  expect(others).toEqual([]);
  if (!record) throw new Error(`${person.name} has no calls`);
  const seen = await person.sees(record.id);
  const { id, type, callerId, callerName, calleeIds, createdAt } = seen;
  expect(record).toMatchObject({ id, type, callerId, callerName, calleeIds, createdAt });
  expect(record.connectedAt).toBe(seen.connectedAt);
  expect(record.callStatus).toBe(seen.status);
  if (seen.status === "connected") expectSeconds(seen.duration, record.callDuration);
  else expect(record.callDuration).toBe(seen.duration);
  return record;
}

/** At least that long, and some seconds more: the test itself takes its time. */
function expectSeconds(actual: number, least: number): void {
  expect(actual).toBeGreaterThanOrEqual(least);
  expect(actual).toBeLessThan(least + 20);
}

/** Moves everything that happened in this call back in time. */
async function ago(callId: string, seconds: number): Promise<void> {
  const by = sql.raw(`interval '${seconds} seconds'`);
  await app.live.db.execute(sql`update calls set created_at = created_at - ${by},
    connected_at = connected_at - ${by}, ended_at = ended_at - ${by} where id = ${callId}`);
  await app.live.db
    .execute(sql`update participants set created_at = created_at - ${by}, joined_at = joined_at - ${by},
    left_at = left_at - ${by}, over_at = over_at - ${by} where call_id = ${callId}`);
}

/** The time that this person has to answer is over at this moment. */
async function ringOut(callId: string, { id }: TestPerson): Promise<void> {
  await app.live.db
    .execute(sql`update participants set ring_until = date_trunc('milliseconds', clock_timestamp())
    where call_id = ${callId} and user_id = ${id}`);
  await app.live.db.execute(sql`update calls set due_at = ring_until from participants
    where id = ${callId} and call_id = id and user_id = ${id}`);
}

const untalked = { duration: 0, callDuration: 0 };

describe("a call between two people, in the history", () => {
  test("that was answered is ended for both, with how long they talked", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    await ago(callId, 75);
    await anaTab.command("hangup", { callId, userId: ana.id });
    const outgoing = await only(ana);
    expect(outgoing).toMatchObject({ status: "ended", direction: "outgoing" });
    expectSeconds(outgoing.duration, 75);
    expect(outgoing.callDuration).toBe(outgoing.duration);
    expect(outgoing.endedAt).toBe((await ana.sees(callId)).endedAt);
    expect(outgoing.people).toEqual([{ userId: lei.id, userName: "Lei" }]);
    const people = [{ userId: ana.id, userName: "Ana" }];
    expect(await only(lei)).toEqual({ ...outgoing, people, direction: "incoming" });
  });

  test("that was declined is rejected for both", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await leiTab.command("reject", { callId, userId: lei.id });
    const outgoing = await only(ana);
    expect(outgoing).toMatchObject({ status: "rejected", callStatus: "rejected", ...untalked });
    expect(outgoing).not.toHaveProperty("connectedAt");
    expect(outgoing.endedAt).toBe((await ana.sees(callId)).endedAt);
    const people = [{ userId: ana.id, userName: "Ana" }];
    expect(await only(lei)).toEqual({ ...outgoing, people, direction: "incoming" });
  });

  test("that the caller gave up is cancelled for the caller and missed by who was called", async () => {
    const { ana, lei, anaTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await anaTab.command("cancel", { callId, userId: ana.id });
    expect(await only(ana)).toMatchObject({ status: "cancelled", callStatus: "cancelled", ...untalked });
    const incoming = await only(lei);
    expect(incoming).toMatchObject({ status: "missed", callStatus: "cancelled", ...untalked });
    expect(incoming.endedAt).toBe((await lei.sees(callId)).endedAt);
    expect(await historyOf(lei, "?status=missed")).toEqual([incoming]);
    expect(await historyOf(lei, "?status=cancelled")).toEqual([]);
    expect(await historyOf(ana, "?status=cancelled")).toHaveLength(1);
  });

  test("that rings is calling for the caller and ringing for who is called, and is not over", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await leiTab.sees(callId, "ringing");
    expect(await only(ana)).toMatchObject({ status: "calling", callStatus: "ringing", ...untalked });
    const incoming = await only(lei);
    expect(incoming).toMatchObject({ status: "ringing", callStatus: "ringing", ...untalked });
    expect(incoming).not.toHaveProperty("endedAt");
  });

  test("that goes on is connected, and its time runs by the clock of the database", async () => {
    const { lei, ana, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    await ago(callId, 100);
    for (const person of [ana, lei]) {
      const record = await only(person);
      expect(record).toMatchObject({ status: "connected", callStatus: "connected" });
      expect(record).not.toHaveProperty("endedAt");
      expectSeconds(record.duration, 100);
      expect(record.callDuration).toBe(record.duration);
    }
  });
});

describe("when time has run out and nobody has noticed", () => {
  test("a call that has rung for long enough is missed on the first look", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await leiTab.sees(callId, "ringing");
    await ringOut(callId, lei);
    expect(await historyOf(lei, "?status=ringing")).toEqual([]);
    expect(await only(lei)).toMatchObject({ status: "missed", callStatus: "missed", ...untalked });
    expect(await only(ana)).toMatchObject({ status: "missed", callStatus: "missed" });
    await anaTab.sees(callId, "missed");
  });

  test("a call whose caller's window is gone is cancelled, and found as such", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await leiTab.sees(callId, "ringing");
    await app.live.db.execute(sql`update participants set lease_until = clock_timestamp()
      where call_id = ${callId} and user_id = ${ana.id}`);
    expect(await historyOf(ana, "?status=cancelled")).toHaveLength(1);
    expect(await only(lei)).toMatchObject({ status: "missed", callStatus: "cancelled" });
  });

  test("a call that went on without the reader has ended", async () => {
    const { lei, leiTab, callId } = await group();
    await leiTab.command("leave", { callId, userId: lei.id });
    expect(await only(lei)).toMatchObject({ status: "ended", callStatus: "connected" });
    const longest = app.live.settings.call.longestMs / 1000;
    await ago(callId, longest);
    await app.live.db.execute(sql`update calls set due_at = clock_timestamp() where id = ${callId}`);
    expect(await only(lei)).toMatchObject({ status: "ended", callStatus: "ended", callDuration: longest });
  });
});

describe("a group call, in the history", () => {
  test("is rejected for who said no while others talk, also once they have ended", async () => {
    const { ana, lei, mia, anaTab, miaTab, callId } = await group();
    await ago(callId, 40);
    await miaTab.command("reject", { callId, userId: mia.id });
    const declined = await only(mia);
    expect(declined).toMatchObject({ status: "rejected", callStatus: "rejected", ...untalked });
    expect(declined.endedAt).toBeDefined();
    await ago(callId, 60);
    await anaTab.command("hangup", { callId, userId: ana.id });
    expect(await only(mia)).toMatchObject({ status: "rejected", callStatus: "rejected", ...untalked });
    const talked = await only(lei);
    expect(talked).toMatchObject({ status: "ended", callStatus: "ended" });
    expectSeconds(talked.duration, 100);
  });

  test("is missed by who did not answer in time while others talk", async () => {
    const { ana, mia, callId } = await group();
    await ringOut(callId, mia);
    const missed = await only(mia);
    expect(missed).toMatchObject({ status: "missed", callStatus: "missed", ...untalked });
    expect(Date.parse(missed.endedAt ?? "")).toBeGreaterThan(Date.parse(missed.createdAt));
    const going = await only(ana);
    expect(going).toMatchObject({ status: "connected", callStatus: "connected" });
    expect(going).not.toHaveProperty("endedAt");
  });

  test("is missed by who was still being called when it ended", async () => {
    const { ana, mia, anaTab, callId } = await group();
    await ago(callId, 30);
    await anaTab.command("hangup", { callId, userId: ana.id });
    const missed = await only(mia);
    expect(missed).toMatchObject({ status: "missed", duration: 0 });
    expect(missed.endedAt).toBe((await ana.sees(callId)).endedAt);
  });

  test("counts the reader's own stays, though the call has gone on in between", async () => {
    const { ana, lei, anaTab, leiTab, callId } = await group();
    await ago(callId, 20);
    await leiTab.command("leave", { callId, userId: lei.id });
    const left = await only(lei);
    expect(left).toMatchObject({ status: "ended", callStatus: "connected" });
    expectSeconds(left.duration, 20);
    expect(left.endedAt).toBe((await ana.sees(callId)).members[1]?.leftAt);
    await ago(callId, 300);
    await leiTab.command("join", { callId, userId: lei.id });
    const back = await only(lei);
    expect(back).toMatchObject({ status: "connected", callStatus: "connected" });
    expectSeconds(back.duration, 20);
    expect(back).not.toHaveProperty("endedAt");
    await ago(callId, 7);
    await anaTab.command("hangup", { callId, userId: ana.id });
    const [came, stayed] = [await only(lei), await only(ana)];
    expectSeconds(came.duration, 27);
    expectSeconds(stayed.duration, 327);
    expect(came.callDuration).toBe(stayed.duration);
  });

  test.each(["declines", "does not answer"] as const)(
    "has ended for who talked and, called back into it, %s: also for the caller, who gave nothing up",
    async (how) => {
      const { ana, lei, mia, anaTab, leiTab, miaTab, callId } = await group();
      await miaTab.command("answer", { callId, userId: mia.id });
      await ago(callId, 20);
      for (const [who, tab] of [
        [ana, anaTab],
        [mia, miaTab],
      ] as const) {
        await tab.command("leave", { callId, userId: who.id });
        await leiTab.command("invite", { callId, inviterId: lei.id, inviteeIds: [who.id] });
        if (how === "declines") await tab.command("reject", { callId, userId: who.id });
        else await ringOut(callId, who);
        const record = await only(who);
        expect(record).toMatchObject({ status: "ended" });
        expectSeconds(record.duration, 20);
        expect(await historyOf(who, "?status=missed")).toEqual([]);
        expect(await historyOf(who, "?status=ended")).toHaveLength(1);
        if (who === ana) await tab.command("join", { callId, userId: who.id });
      }
    },
  );

  test("names its group and its caller's picture, and knows who joined it later", async () => {
    const { ana, lei, mia, anaTab, leiTab, miaTab } = await three();
    const groupId = await groupOf(app, ana, lei, mia);
    await app.live.db.execute(sql`update users set avatar = '/ana.png' where id = ${ana.id}`);
    const callId = await placed(anaTab, [lei], { groupId, offer: undefined });
    await leiTab.command("answer", { callId, userId: lei.id });
    await miaTab.command("join", { callId, userId: mia.id });
    const record = await only(mia);
    expect(record).toMatchObject({ groupId, callerAvatar: "/ana.png", direction: "incoming" });
    expect(record).toMatchObject({ status: "connected", calleeIds: [lei.id, mia.id] });
    expect(record).toMatchObject({ group: true, groupName: "Team", others: 0 });
    expect(record.people).toEqual([
      { userId: ana.id, userName: "Ana", userAvatar: "/ana.png" },
      { userId: lei.id, userName: "Lei" },
    ]);
  });
});

test("a call that does not reach somebody is not in their history", async () => {
  const { ana, lei, anaTab } = await two();
  const callId = await placed(anaTab, [lei]);
  await app.live.db.execute(sql`update participants set hidden = true
    where call_id = ${callId} and user_id = ${lei.id}`);
  const { body, headers } = await lei.rest("GET", `/rtc/calls/${lei.id}`);
  expect(body).toEqual([]);
  expect(headers.get("X-Total-Count")).toBe("0");
  expect(await historyOf(ana)).toHaveLength(1);
});

test("nobody reads the calls of another, and a socket reads one's own", async () => {
  const { ana, lei, leiTab, anaTab } = await two();
  await leiTab.sees(await placed(anaTab, [lei]), "ringing");
  expect((await lei.rest("GET", `/rtc/calls/${ana.id}`)).status).toBe(403);
  expect(await leiTab.refused("calls", { userId: ana.id })).toBe("FORBIDDEN");
  expect(await leiTab.command("calls", { userId: lei.id, limit: 5 })).toEqual(await historyOf(lei));
});
