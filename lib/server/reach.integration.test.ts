import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocks, users } from "@/db/schema";
import { eq } from "drizzle-orm";
import type { CallRecord } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { candidate } from "./testing/calls";
import { groupOf } from "./testing/groups";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const three = () => Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
const blocked = (by: TestPerson, whom: TestPerson) =>
  app.live.db.insert(blocks).values({ userId: by.id, blockedId: whom.id });
const rejectsWhenBusy = ({ id }: TestPerson) =>
  app.live.db.update(users).set({ whenBusy: "reject" }).where(eq(users.id, id));
const activeOf = async (person: TestPerson) => (await person.rest("GET", `/rtc/active/${person.id}`)).body;

describe("a caller who is blocked", () => {
  test("sees what they would see if the callee were offline, and the callee hears nothing", async () => {
    const [ana, lei] = await three();
    await blocked(lei, ana);
    const tab = await lei.client("lei-tab");
    const callId = await place(ana, [lei]);
    const seen = await ana.sees(callId);
    expect(seen).toMatchObject({ status: "calling", members: [{}, { status: "calling", reachable: false }] });
    expect(await activeOf(lei)).toEqual({ hasActiveCall: false, call: null });
    for (const what of ["answer", "reject", "join", "hangup", "leave"] as const) {
      expect(await does(lei, what, callId)).toBe("NOT_A_PARTICIPANT");
    }
    expect(codeOf(await lei.rest("GET", `/rtc/call/${callId}`))).toBe("NOT_A_PARTICIPANT");
    const signal = { callId, fromUserId: ana.id, toUserId: lei.id, signal: candidate("a") };
    expect(codeOf(await ana.rest("POST", "/rtc/signal", signal))).toBe("ok");
    await app.live
      .pool`update participants set ring_until = now() - interval '1 second' where call_id = ${callId}
      and ring_until is not null`;
    expect(await ana.sees(callId)).toMatchObject({ status: "missed", members: [{}, { status: "missed" }] });
    // A call of somebody else comes after everything that could have been told of the first.
    const other = await place(await app.person("Omar"), [lei]);
    await tab.sees(other, "ringing");
    expect(tab.call(callId)).toBeUndefined();
    expect(tab.signals).toEqual([]);
  });

  test("is not in the way of the callee, who may call them", async () => {
    const [ana, lei] = await three();
    await blocked(lei, ana);
    const callId = await place(ana, [lei]);
    const reply = await lei.rest("POST", "/rtc/call", {
      callerId: lei.id,
      calleeIds: [ana.id],
      type: "audio",
    });
    expect(codeOf(reply)).toBe("ok");
    expect((await activeOf(ana)) as object).toMatchObject({ call: { id: callId } });
  });

  test("does not reach the callee by an invitation either, and the others are reached", async () => {
    const [ana, lei, mia] = await three();
    await blocked(mia, lei);
    const callId = await talking(ana, [lei]);
    const invite = (by: TestPerson) =>
      by.rest("POST", "/rtc/invite", { callId, inviterId: by.id, inviteeIds: [mia.id] });
    expect((await invite(lei)).body).toEqual({ success: true, invited: [mia.id] });
    expect(await activeOf(mia)).toMatchObject({ hasActiveCall: false });
    expect((await invite(ana)).body).toMatchObject({ skipped: [{ userId: mia.id, reason: "ringing" }] });
  });

  test("cannot fetch who blocked them back into a call either, and those keep it in their history as it was", async () => {
    const [ana, lei, mia] = await three();
    await blocked(mia, lei);
    const callId = await talking(ana, [lei, mia]);
    await does(mia, "answer", callId);
    await does(mia, "leave", callId);
    const tab = await mia.client("mia-tab");
    // How long the others talk grows meanwhile.
    const history = async () =>
      ((await mia.rest("GET", `/rtc/calls/${mia.id}`)).body as CallRecord[]).map((past) => ({
        ...past,
        callDuration: undefined,
      }));
    const before = await history();
    const reply = await lei.rest("POST", "/rtc/invite", { callId, inviterId: lei.id, inviteeIds: [mia.id] });
    expect(reply.body).toEqual({ success: true, invited: [mia.id] });
    const memberTo = async (viewer: TestPerson) =>
      (await viewer.sees(callId)).members.find(({ userId }) => userId === mia.id);
    expect(await memberTo(lei)).toMatchObject({ status: "calling", reachable: false, ringingOn: 0 });
    expect(await memberTo(mia)).toMatchObject({ status: "ended" });
    expect(await activeOf(mia)).toEqual({ hasActiveCall: false, call: null });
    expect(await history()).toEqual(before);
    const signal = { callId, fromUserId: lei.id, toUserId: mia.id, signal: candidate("a") };
    expect(codeOf(await lei.rest("POST", "/rtc/signal", signal))).toBe("ok");
    expect((await mia.rest("GET", `/rtc/signals/${callId}`)).body).toEqual([]);
    await tab.until("has heard of the invitation", () => tab.story(callId).includes("invited"));
    expect(tab.story(callId)).not.toContain("incoming");
    expect(tab.signals).toEqual([]);
    expect(await does(mia, "join", callId)).toBe("ok");
    expect(await memberTo(lei)).toMatchObject({ status: "connected" });
  });

  test("and their callee can meet in the call of their group", async () => {
    const [ana, lei, mia] = await three();
    await blocked(lei, ana);
    const groupId = await groupOf(app, ana, lei, mia);
    const callId = await talking(ana, [mia], { groupId });
    expect(await does(lei, "join", callId)).toBe("ok");
    const second = await app.person("Omar");
    const hidden = await place(second, [mia, lei]);
    await blocked(lei, second);
    expect((await lei.sees(callId)).participants).toEqual([ana.id, mia.id, lei.id]);
    expect((await lei.sees(hidden)).status).toBe("calling");
  });
});

describe("who wants no second call", () => {
  test("declines it as busy without a sound, and a call to nobody else is over with that", async () => {
    const [ana, lei, mia] = await three();
    await rejectsWhenBusy(lei);
    const tab = await lei.client("lei-tab");
    const first = await talking(ana, [lei]);
    const reply = await mia.rest("POST", "/rtc/call", {
      callerId: mia.id,
      calleeIds: [lei.id],
      type: "audio",
    });
    expect(reply).toMatchObject({ status: 201, body: { call: { status: "calling", version: 1 } } });
    const { id: callId } = (reply.body as { call: { id: string } }).call;
    expect(await mia.sees(callId)).toMatchObject({
      status: "rejected",
      calleeInfo: [{ status: "rejected", rejectReason: "busy" }],
    });
    await tab.until("hears of the end", () => tab.story(callId).includes("rejected"));
    await does(ana, "hangup", first);
    expect((await mia.sees(await place(mia, [lei]))).status).toBe("calling");
  });

  test("while others of the same call go on ringing", async () => {
    const [ana, lei, mia] = await three();
    const omar = await app.person("Omar");
    await rejectsWhenBusy(lei);
    await talking(ana, [lei]);
    const callId = await place(mia, [lei, omar]);
    expect((await mia.sees(callId)).calleeInfo).toMatchObject([
      { status: "rejected" },
      { status: "calling" },
    ]);
  });

  test("declines an invitation too, and who does not mind is told that it waits", async () => {
    const [ana, lei, mia] = await three();
    const omar = await app.person("Omar");
    await talking(ana, [lei]);
    const second = await talking(mia, [omar]);
    const invite = { callId: second, inviterId: mia.id, inviteeIds: [lei.id] };
    await mia.rest("POST", "/rtc/invite", invite);
    expect((await lei.sees(second)).waiting).toBe(true);
    await does(lei, "reject", second);
    await rejectsWhenBusy(lei);
    expect((await mia.rest("POST", "/rtc/invite", invite)).body).toMatchObject({ invited: [lei.id] });
    expect((await mia.sees(second)).members.at(-1)).toMatchObject({
      status: "rejected",
      rejectReason: "busy",
    });
  });
});
