import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeSignal } from "@/db/signals";
import type { SignalPush } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { answer, candidate, connected, placed } from "./testing/calls";
import type { TestClient } from "./testing/client";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

async function two() {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  return { ana, lei, anaTab: await ana.client("ana-tab") };
}

const names = (signals: readonly SignalPush[]) =>
  signals.map(({ signal }) => (signal.type === "candidate" ? signal.candidate?.candidate : signal.type));

function signals(from: TestClient, callId: string, toUserId: string) {
  return (name: string) =>
    from.command("signal", { callId, fromUserId: from.userId, toUserId, signal: candidate(name) });
}

const letters = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const candidates = (prefix: string, count: number) =>
  letters(prefix, count).map((name) => `candidate:${name}`);

describe("signals between two connected clients", () => {
  test("arrive in the order in which they were sent, without being stored", async () => {
    const { lei, anaTab } = await two();
    const leiTab = await lei.client("lei-tab");
    const callId = await connected(anaTab, leiTab, lei);
    const send = signals(anaTab, callId, lei.id);
    await Promise.all(letters("a", 50).map(send));
    expect(names(leiTab.signals)).toEqual(candidates("a", 50));
    expect(leiTab.signals.every(({ n }) => n === undefined)).toBe(true);
  });

  test("that the other client could not confirm are kept, and come in order when it is back", async () => {
    const { lei, anaTab } = await two();
    const leiTab = await lei.client("lei-tab");
    const callId = await connected(anaTab, leiTab, lei);
    const send = signals(anaTab, callId, lei.id);
    await send("a0");
    leiTab.kill();
    await Promise.all(letters("b", 20).map(send));
    const back = await lei.client("lei-tab");
    await send("c0");
    await back.until("has everything", () => back.signals.length === 21);
    expect(names(back.signals)).toEqual([...candidates("b", 20), "candidate:c0"]);
  });
});

describe("before the callee's consent", () => {
  test("the caller's candidates reach a callee who connects only later, and one who is ringing", async () => {
    const { lei, anaTab } = await two();
    const callId = await placed(anaTab, [lei]);
    const send = signals(anaTab, callId, lei.id);
    await send("early");
    const leiTab = await lei.client("lei-tab");
    await leiTab.sees(callId, "ringing");
    await send("late");
    await leiTab.until("has both", () => leiTab.signals.length === 2);
    expect(names(leiTab.signals)).toEqual(["candidate:early", "candidate:late"]);
  });

  test("nothing that a callee's client sends goes out; its answer releases it, after the answer itself", async () => {
    const { lei, ana, anaTab } = await two();
    const leiTab = await lei.client("lei-tab");
    const phone = await lei.client("lei-phone");
    const callId = await placed(anaTab, [lei]);
    await leiTab.sees(callId, "ringing");
    await signals(leiTab, callId, ana.id)("mine");
    await signals(phone, callId, ana.id)("of the other device");
    expect(anaTab.signals).toEqual([]);
    await leiTab.command("answer", { callId, userId: lei.id, answer });
    await signals(leiTab, callId, ana.id)("after");
    await anaTab.until("has three", () => anaTab.signals.length === 3);
    expect(names(anaTab.signals)).toEqual(["answer", "candidate:mine", "candidate:after"]);
    expect(new Set(anaTab.signals.map(({ epoch }) => epoch))).toEqual(new Set([1]));
  });

  test("at most 256 signals wait for one person; the next is refused for now", async () => {
    const { lei, anaTab } = await two();
    const callId = await placed(anaTab, [lei]);
    const send = signals(anaTab, callId, lei.id);
    await Promise.all(letters("a", 256).map(send));
    expect(await send("one too many")).toMatchObject({ error: { code: "RATE_LIMIT_EXCEEDED" } });
  });
});

describe("who may signal", () => {
  test("outsiders, people who declined, and other clients of a participant may not", async () => {
    const { lei, ana, anaTab } = await two();
    const leiTab = await lei.client("lei-tab");
    const otherTab = await ana.client("ana-other");
    const eve = await app.person("Eve");
    const eveTab = await eve.client("eve-tab");
    const callId = await placed(anaTab, [lei]);
    const body = (from: TestClient, toUserId: string) => ({
      callId,
      fromUserId: from.userId,
      toUserId,
      signal: candidate("x"),
    });
    expect(await eveTab.refused("signal", body(eveTab, lei.id))).toBe("NOT_A_PARTICIPANT");
    expect(await anaTab.refused("signal", body(anaTab, eve.id))).toBe("NOT_A_PARTICIPANT");
    expect(await otherTab.refused("signal", body(otherTab, lei.id))).toBe("ANSWERED_ELSEWHERE");
    await leiTab.sees(callId, "ringing");
    await leiTab.command("reject", { callId, userId: lei.id });
    expect(await anaTab.command("signal", body(anaTab, lei.id))).toMatchObject({
      error: { code: "CALL_REJECTED", details: { call: { id: callId, status: "rejected" } } },
    });
  });

  test("after a participant came back anew, what was meant for the old stay is dropped", async () => {
    const { lei, anaTab } = await two();
    const leiTab = await lei.client("lei-tab");
    const callId = await connected(anaTab, leiTab, lei);
    leiTab.kill();
    await anaTab.until("sees that Lei is away", () => anaTab.call(callId)?.members[1]?.reconnecting === true);
    await signals(anaTab, callId, lei.id)("for the old stay");
    const tablet = await lei.client("lei-tablet");
    await tablet.command("join", { callId, userId: lei.id });
    await signals(anaTab, callId, lei.id)("for the new stay");
    await tablet.until("has a signal", () => tablet.signals.length > 0);
    expect(names(tablet.signals)).toEqual(["candidate:for the new stay"]);
  });
});

test("who holds a call takes the next number of its signals: order of numbers is order of commits", async () => {
  const { lei, ana, anaTab } = await two();
  const callId = await placed(anaTab, [lei]);
  const { db, pool } = app.live;
  const signal = {
    ...{ callId, fromUserId: ana.id, fromClientId: "ana-tab", fromEpoch: 1, toUserId: lei.id },
    ...{ held: false, signal: candidate("x"), bytes: 10 },
  };
  const waiting = async () => {
    const [row] = await pool<{ waiting: number }[]>`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row?.waiting;
  };
  let other = Promise.resolve(0);
  const own = await pool.begin(async (holder) => {
    await holder`select 1 from calls where id = ${callId} for update`;
    other = storeSignal(db, signal);
    await expect.poll(waiting).toBe(1);
    const [row] = await holder<{ n: string }[]>`
      insert into signals (call_id, from_user_id, from_client_id, from_epoch, to_user_id, held, signal, bytes)
      values (${callId}, ${ana.id}, 'ana-tab', 1, ${lei.id}, false, '{}', 2) returning n`;
    return Number(row?.n);
  });
  expect(await other).toBeGreaterThan(own);
});
