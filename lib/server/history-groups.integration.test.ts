import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp, type TestApp } from "./testing/app";
import { placed } from "./testing/calls";
import { groupOf } from "./testing/groups";
import { expectSeconds, histories, historyOf, only } from "./testing/histories";

let app: TestApp;
beforeAll(async () => {
  // Nobody sweeps: what is due happens when somebody looks.
  app = await testApp({ sweepMs: 3_600_000 });
});
afterAll(() => app.stop());

const { three, group, ago, ringOut } = histories(() => app);
const untalked = { duration: 0, callDuration: 0 };

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
