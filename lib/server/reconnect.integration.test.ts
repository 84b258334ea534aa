import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as commands from "./commands";
import { PublishedMarks } from "./calls/published";
import type { Live } from "./live";
import { Clients } from "./sockets/clients";
import { Relay } from "./signals/relay";
import { publishLeftovers } from "./sweeper";
import { testApp, type TestApp } from "./testing/app";
import { answer, candidate, connected, placed } from "./testing/calls";
import { holdCall } from "./testing/hold";

let app: TestApp;
afterEach(async () => {
  vi.useRealTimers();
  await app.stop();
});

async function two() {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
  return { ana, lei, anaTab, leiTab };
}

/** How long this person's place still outlives silence. Seconds. */
async function leaseLeft(userId: string): Promise<number> {
  const [row] = await app.live.db.execute<{ left: number }>(sql`
    select extract(epoch from lease_until - clock_timestamp())::float8 as left
    from participants where user_id = ${userId}`);
  return row?.left ?? 0;
}

describe("a client that comes back", () => {
  test("before its loss was noted is not held to be lost", async () => {
    app = await testApp();
    const { lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    const hold = await holdCall(app.live, callId);
    leiTab.kill();
    await hold.awaited();
    await lei.client("lei-tab");
    await hold.release();
    await anaTab.until("hears of the loss", () => anaTab.story(callId).includes("reconnecting"));
    await anaTab.until("hears of the return", () => anaTab.story(callId).includes("reconnected"));
  });

  test("shortly before its place is given up has the whole time again", async () => {
    app = await testApp({ pingMs: 60_000 });
    const { ana, lei, anaTab, leiTab } = await two();
    await connected(anaTab, leiTab, lei);
    await app.restart();
    await app.live.db.execute(sql`update participants set lease_until = clock_timestamp() + interval '2 s'
      where user_id = ${ana.id}`);
    await ana.client("ana-tab");
    expect(await leaseLeft(ana.id)).toBeGreaterThan(20);
  });

  test("is waited for as long as promised although this server's clock is two minutes slow", async () => {
    app = await testApp();
    const { lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 120_000 });
    leiTab.kill();
    await anaTab.until("hears of the loss", () => anaTab.story(callId).length > 3);
    expect(await leaseLeft(lei.id)).toBeGreaterThan(20);
  });
});

test("a candidate that is sent while the answer is under way reaches the caller after the answer", async () => {
  app = await testApp();
  const { ana, lei, anaTab, leiTab } = await two();
  const callId = await placed(anaTab, [lei]);
  await leiTab.sees(callId, "ringing");
  const hold = await holdCall(app.live, callId);
  const answered = leiTab.command("answer", { callId, userId: lei.id, answer });
  await hold.awaited(1);
  const signal = { callId, fromUserId: lei.id, toUserId: ana.id, signal: candidate("mine") };
  const sent = leiTab.command("signal", signal);
  await hold.awaited(2);
  await hold.release();
  await Promise.all([answered, sent]);
  await anaTab.until("has both", () => anaTab.signals.length === 2);
  expect(anaTab.signals.map(({ signal: { type }, epoch }) => [type, epoch])).toEqual([
    ["answer", 1],
    ["candidate", 1],
  ]);
});

test("an answer that a dying process committed and did not tell reaches the caller, and signals go on", async () => {
  app = await testApp({ sweepMs: 60_000 });
  const { ana, lei, anaTab, leiTab } = await two();
  const callId = await placed(anaTab, [lei]);
  await leiTab.sees(callId, "ringing");
  const { db } = app.live;
  const nobody = new Clients();
  const published = new PublishedMarks(db);
  published.add = () => undefined;
  const dying: Live = { ...app.live, clients: nobody, relay: new Relay(db, nobody), published };
  const caller = { userId: lei.id, sessionId: lei.sessionId, clientId: "lei-tab", hasSocket: true };
  await commands.answer(dying, { callId, userId: lei.id, answer }, caller);
  await publishLeftovers(app.live, 0);
  await anaTab.sees(callId, "connected");
  await anaTab.until("has the answer", () => anaTab.signals.length === 1);
  const signal = { callId, fromUserId: lei.id, toUserId: ana.id, signal: candidate("after") };
  await leiTab.command("signal", signal);
  await anaTab.until("has the candidate", () => anaTab.signals.length === 2);
});

test("a server that stops while a client confirms nothing keeps what is unconfirmed and does not wait", async () => {
  app = await testApp({ ackMs: 20_000 });
  const { lei, anaTab, leiTab } = await two();
  const callId = await connected(anaTab, leiTab, lei);
  leiTab.confirms = false;
  const signal = { callId, fromUserId: anaTab.userId, toUserId: lei.id, signal: candidate("x") };
  const unanswered = anaTab.command("signal", signal).catch(() => "no reply");
  await leiTab.until("hears it", () => leiTab.signals.length === 1);
  const since = performance.now();
  await app.restart();
  expect(performance.now() - since).toBeLessThan(5000);
  await unanswered;
  const again = await lei.client("lei-tab");
  await again.until("has it", () => again.signals.length === 1);
});

test("a client is shown out when its session expires", async () => {
  app = await testApp();
  const { ana, anaTab, leiTab } = await two();
  await app.live.pool`update sessions set expires_at = now() where user_id = ${ana.id}`;
  await anaTab.until("is shown out", () => !anaTab.connected);
  expect(leiTab.connected).toBe(true);
});
