import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { timeline } from "@/db/events";
import { testApp, type TestApp } from "./testing/app";
import { answer, connected, placed } from "./testing/calls";

let app: TestApp;
afterEach(() => app.stop());

const call = { callerGoneMs: 10_000, participantGoneMs: 30_000, aloneMs: 60_000, longestMs: 43_200_000 };
const settings = (changes: object) => ({
  call: { ringMs: 30_000, maxConnected: 8, maxCallees: 49, ...call, ...changes },
});

async function two() {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
  return { ana, lei, anaTab, leiTab };
}

describe("a call that nobody answers", () => {
  test("becomes missed when it has rung for long enough", async () => {
    app = await testApp(settings({ ringMs: 300 }));
    const { lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    const missed = await anaTab.sees(callId, "missed");
    await leiTab.sees(callId, "missed");
    const rang = Date.parse(missed.endedAt ?? "") - Date.parse(missed.createdAt);
    expect(rang).toBe(300);
    expect(await leiTab.refused("answer", { callId, userId: lei.id, answer })).toBe("CALL_MISSED");
  });

  test("is missed at its time although no sweeper runs: a late answer and a read see the truth", async () => {
    app = await testApp({ ...settings({}), sweepMs: 3_600_000 });
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await leiTab.sees(callId, "ringing");
    await app.live.db.execute(
      sql`update participants set ring_until = clock_timestamp() where user_id = ${lei.id}`,
    );
    expect(await leiTab.refused("answer", { callId, userId: lei.id, answer })).toBe("CALL_MISSED");
    expect((await ana.sees(callId)).status).toBe("missed");
    expect((await anaTab.sees(callId, "missed")).calleeInfo[0]?.status).toBe("missed");
  });

  test("holds nobody who changes to another call when its time is over, although no sweeper runs", async () => {
    app = await testApp({ ...settings({}), sweepMs: 3_600_000 });
    const [{ ana, lei, anaTab, leiTab }, mia] = [await two(), await app.person("Mia")];
    const ringsOut = () => app.live.db.execute(sql`update participants set ring_until = clock_timestamp()`);
    const first = await placed(anaTab, [lei]);
    await ringsOut();
    const second = await placed(anaTab, [mia], { endOther: true });
    await ringsOut();
    const third = await placed(leiTab, [ana]);
    const body = { callId: third, userId: ana.id, answer, endOther: true };
    expect(await anaTab.refused("answer", body)).toBeUndefined();
    await anaTab.sees(first, "missed");
    await anaTab.sees(second, "missed");
  });

  test("is missed in time although the server was away in between", async () => {
    app = await testApp(settings({ ringMs: 1500 }));
    const { ana, lei, anaTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await app.restart();
    const again = await ana.client("ana-tab");
    const missed = await again.sees(callId, "missed");
    expect(Date.parse(missed.endedAt ?? "") - Date.parse(missed.createdAt)).toBe(1500);
  });

  test("is cancelled when the caller's window has been gone for the grace", async () => {
    app = await testApp(settings({ callerGoneMs: 200 }));
    const { lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await leiTab.sees(callId, "ringing");
    anaTab.disconnect();
    await leiTab.sees(callId, "cancelled");
  });

  test("goes on when the caller's window comes back within the grace", async () => {
    app = await testApp(settings({ callerGoneMs: 5000, ringMs: 60_000 }));
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    anaTab.kill();
    await leiTab.until("is told", () => leiTab.story(callId).includes("reconnecting"));
    const back = await ana.client("ana-tab");
    await leiTab.until("is told", () => leiTab.story(callId).includes("reconnected"));
    expect(back.call(callId)?.status).toBe("ringing");
  });

  test("placed by a program without a socket outlives the program", async () => {
    app = await testApp(settings({ callerGoneMs: 100, ringMs: 900 }));
    const { ana, lei, leiTab } = await two();
    const { body } = await ana.rest(
      "POST",
      "/rtc/call",
      { callerId: ana.id, calleeIds: [lei.id], type: "audio" },
      { "X-Client-Id": "program" },
    );
    const { id } = (body as { call: { id: string } }).call;
    expect((await leiTab.sees(id, "missed")).status).toBe("missed");
    expect(leiTab.story(id)).not.toContain("cancelled");
  });
});

describe("a connected call", () => {
  test("ends as of when a participant was last seen, once the grace is over", async () => {
    app = await testApp(settings({ participantGoneMs: 300 }));
    const { lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    leiTab.kill();
    const ended = await anaTab.sees(callId, "ended");
    expect(ended.endReason).toBe("connection_lost");
    const events = await timeline(app.live.db, callId);
    expect(events.map(({ type }) => type)).toEqual([
      "incoming",
      "ringing",
      "connected",
      "reconnecting",
      "ended",
    ]);
    const lost = events.at(-2)?.at.getTime() ?? 0;
    expect(Date.parse(ended.endedAt ?? "")).toBeLessThanOrEqual(lost);
  });

  test("survives a restart of the server: the clients come back and the call goes on", async () => {
    app = await testApp(settings({ participantGoneMs: 5000 }));
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    await app.restart();
    const [anaBack, leiBack] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
    expect(anaBack.call(callId)?.status).toBe("connected");
    await leiBack.command("mute", { callId, userId: lei.id, muted: true });
    await anaBack.until("hears of it", () => anaBack.call(callId)?.members[1]?.muted === true);
  });

  test("ends when nobody comes back after the server was away, one full grace after its start", async () => {
    app = await testApp(settings({ participantGoneMs: 400 }));
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    const before = Date.now();
    await app.restart();
    const other = await ana.client("ana-other");
    await other.until(
      "hears the end",
      () => other.call(callId)?.status === "ended" || other.presents[0]?.calls.length === 0,
    );
    const seen = await ana.sees(callId);
    expect(seen.endReason).toBe("connection_lost");
    expect(Date.parse(seen.endedAt ?? "")).toBeLessThanOrEqual(before);
  });

  test("ends at the longest time a call may take", async () => {
    app = await testApp(settings({ longestMs: 400 }));
    const { lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    const ended = await leiTab.sees(callId, "ended");
    expect(ended.endReason).toBe("max_duration");
  });
});

describe("what a dying process has not told", () => {
  test("is told by the next one", async () => {
    app = await testApp();
    const { lei, anaTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await anaTab.sees(callId, "ringing");
    await app.live.published.flush();
    await app.live.db.execute(sql`update call_events set published_at = null, at = at - interval '10 seconds'
      where call_id = ${callId}`);
    const told = anaTab.story(callId).length;
    await anaTab.until("is told again", () => anaTab.story(callId).length > told);
    expect(anaTab.story(callId).at(-1)).toBe("ringing");
    const waiting = async () =>
      (await timeline(app.live.db, callId)).filter(({ publishedAt }) => publishedAt === null).length;
    await expect.poll(waiting).toBe(0);
  });
});
