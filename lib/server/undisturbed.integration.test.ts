import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallRecord, ErrorBody } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { answer, candidate, offer, placed } from "./testing/calls";
import { groupOf } from "./testing/groups";
import { TestListener } from "./testing/listener";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const three = () => Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
const undisturbed = (person: TestPerson, doNotDisturb = true) =>
  person.rest("PUT", `/users/${person.id}`, { doNotDisturb });
const activeOf = async (person: TestPerson) => (await person.rest("GET", `/rtc/active/${person.id}`)).body;
const history = async (person: TestPerson) =>
  (await person.rest("GET", `/rtc/calls/${person.id}`)).body as CallRecord[];
/** The time to ring is over. */
const rungOut = (callId: string) =>
  app.live.pool`update participants set ring_until = now() - interval '1 second' where call_id = ${callId}
    and ring_until is not null`;

describe("who is not to be disturbed", () => {
  test("hears of no call that rings, on a socket, a stream or by asking, and of each that was missed", async () => {
    const [ana, lei] = await three();
    await undisturbed(lei);
    const tab = await lei.client("tab");
    const program = await TestListener.open(app.url, lei, "program");
    const callId = await place(ana, [lei]);
    const signal = { callId, fromUserId: ana.id, toUserId: lei.id, signal: candidate("a") };
    expect(codeOf(await ana.rest("POST", "/rtc/signal", signal))).toBe("ok");
    expect(await activeOf(lei)).toEqual({ hasActiveCall: false, call: null });
    expect(await history(lei)).toEqual([]);
    const late = await lei.client("late");
    expect(late.presents[0]).toMatchObject({ calls: [], signals: [] });
    const seen = await ana.sees(callId);
    expect(seen).toMatchObject({ status: "calling", members: [{}, { status: "calling", reachable: true }] });

    await rungOut(callId);
    expect(await ana.sees(callId)).toMatchObject({ status: "missed", members: [{}, { status: "missed" }] });
    for (const each of [tab, late, program]) {
      await each.until("hears that it was missed", () => each.story(callId).length > 0);
      expect(each.story(callId)).toEqual(["missed"]);
      expect(each.signals).toEqual([]);
    }
    expect(await history(lei)).toMatchObject([{ id: callId, status: "missed", direction: "incoming" }]);
    expect((await ana.sees(callId)).members[1]).toMatchObject({ status: "missed" });
  });

  test("finds a missed call also where the caller gave up", async () => {
    const [ana, lei] = await three();
    await undisturbed(lei);
    const tab = await lei.client("tab");
    const callId = await place(ana, [lei]);
    await does(ana, "cancel", callId);
    await tab.until("hears that it was missed", () => tab.story(callId).length > 0);
    expect(tab.story(callId)).toEqual(["missed"]);
    expect(await history(lei)).toMatchObject([{ id: callId, status: "missed" }]);
  });

  test("is told of what was missed also when they come back later", async () => {
    const [ana, lei] = await three();
    await undisturbed(lei);
    const before = await TestListener.open(app.url, lei, "program");
    await before.until("is present", () => before.events.length > 0);
    before.drop();
    const callId = await place(ana, [lei]);
    await does(ana, "cancel", callId);
    const after = await TestListener.open(app.url, lei, "program", { after: before.lastId });
    await after.until("hears that it was missed", () => after.story(callId).length > 0);
    expect(after.story(callId)).toEqual(["missed"]);
  });

  test("calls the caller at the same moment: there is one call, and they answer it", async () => {
    const [ana, lei] = await three();
    await undisturbed(lei);
    const [anaTab, leiTab] = [await ana.client("tab"), await lei.client("tab")];
    const callId = await placed(anaTab, [lei]);
    const reply = await leiTab.command("call", {
      callerId: lei.id,
      calleeIds: [ana.id],
      type: "video",
      offer,
    });
    const { error } = reply as ErrorBody;
    expect(error).toMatchObject({
      code: "CALL_GLARE",
      details: { callId, call: { id: callId, status: "calling", offer } },
    });
    expect(leiTab.story(callId)).toEqual([]);
    expect(await leiTab.refused("answer", { callId, userId: lei.id, answer })).toBeUndefined();
    await Promise.all([anaTab.sees(callId, "connected"), leiTab.sees(callId, "connected")]);
    expect(await history(lei)).toMatchObject([{ id: callId, status: "connected" }]);
  });

  test("may read the call by its id, and nothing that they send lets it ring", async () => {
    const [ana, lei] = await three();
    await undisturbed(lei);
    const callId = await place(ana, [lei]);
    expect((await lei.sees(callId)).status).toBe("calling");
    await activeOf(lei);
    expect((await ana.sees(callId)).status).toBe("calling");
    expect(await does(lei, "reject", callId)).toBe("ok");
    expect((await ana.sees(callId)).status).toBe("rejected");
  });

  test("keeps the others of a group call from nothing, and may come in", async () => {
    const [ana, lei, mia] = await three();
    await undisturbed(lei);
    const groupId = await groupOf(app, ana, lei, mia);
    const tab = await lei.client("tab");
    const callId = await talking(ana, [mia], { groupId });
    await does(ana, "hangup", callId);
    const second = await place(ana, [lei, mia], { groupId });
    expect(await does(mia, "answer", second)).toBe("ok");
    await tab.until("hears that its group is in a call", () =>
      tab.groups.some(({ activeCall }) => activeCall?.id === second && activeCall.count === 2),
    );
    expect(tab.story(second)).toEqual([]);
    expect(await does(lei, "join", second)).toBe("ok");
    await tab.until("hears of the call it is in", () => tab.story(second).length > 0);
    expect((await ana.sees(second)).participants).toEqual([ana.id, mia.id, lei.id]);
  });

  test("is invited without a sound, and hears of it when that is over", async () => {
    const [ana, lei, mia] = await three();
    await undisturbed(mia);
    const tab = await mia.client("tab");
    const callId = await talking(ana, [lei]);
    const invite = { callId, inviterId: ana.id, inviteeIds: [mia.id] };
    expect((await ana.rest("POST", "/rtc/invite", invite)).body).toMatchObject({ invited: [mia.id] });
    expect(await activeOf(mia)).toEqual({ hasActiveCall: false, call: null });
    await does(ana, "hangup", callId);
    await tab.until("hears of the end", () => tab.story(callId).length > 0);
    expect(tab.story(callId)).toEqual(["missed"]);
    expect(await history(mia)).toMatchObject([{ id: callId, status: "missed", callStatus: "cancelled" }]);
  });

  test("who is in another call and wants no second one declines it as busy all the same", async () => {
    const [ana, lei, mia] = await three();
    await undisturbed(lei);
    await lei.rest("PUT", `/users/${lei.id}`, { whenBusy: "reject" });
    const first = await place(lei, [ana]);
    await does(ana, "answer", first);
    const second = await place(mia, [lei]);
    expect(await mia.sees(second)).toMatchObject({
      status: "rejected",
      calleeInfo: [{ rejectReason: "busy" }],
    });
  });

  test("is rung again as soon as they want to be", async () => {
    const [ana, lei] = await three();
    await undisturbed(lei);
    await undisturbed(lei, false);
    const tab = await lei.client("tab");
    const callId = await place(ana, [lei]);
    await tab.sees(callId, "ringing");
    expect(tab.story(callId)).toEqual(["incoming", "ringing"]);
  });
});
