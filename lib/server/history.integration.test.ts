import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp, type TestApp } from "./testing/app";
import { connected, placed } from "./testing/calls";
import { expectSeconds, histories, historyOf, only } from "./testing/histories";

let app: TestApp;
beforeAll(async () => {
  // Nobody sweeps: what is due happens when somebody looks.
  app = await testApp({ sweepMs: 3_600_000 });
});
afterAll(() => app.stop());

const { two, group, ago, ringOut } = histories(() => app);
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
