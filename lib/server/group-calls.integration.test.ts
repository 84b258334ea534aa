import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallDetail } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { offer } from "./testing/calls";
import { groupOf } from "./testing/groups";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const four = () => Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia"), app.person("Omar")]);
const statuses = ({ members }: CallDetail) => members.map(({ status }) => status);
const ids = (...them: TestPerson[]) => them.map(({ id }) => id);

describe("a call of a group", () => {
  test("is for its members only, and there is one at a time", async () => {
    const [ana, lei, mia, omar] = await four();
    const groupId = await groupOf(app, ana, lei, mia);
    const call = (from: TestPerson, to: TestPerson[], group = groupId) =>
      from.rest("POST", "/rtc/call", {
        callerId: from.id,
        calleeIds: ids(...to),
        type: "audio",
        groupId: group,
      });
    expect(codeOf(await call(ana, [lei], "none"))).toBe("GROUP_NOT_FOUND");
    expect(await call(ana, [lei, omar])).toMatchObject({
      status: 403,
      body: { error: { code: "NOT_GROUP_MEMBER", details: { userIds: [omar.id] } } },
    });
    expect(codeOf(await call(omar, [lei]))).toBe("NOT_GROUP_MEMBER");
    const callId = await place(ana, [lei], { groupId });
    const second = await call(mia, [lei]);
    expect(second).toMatchObject({
      status: 409,
      body: { error: { code: "GROUP_CALL_RUNNING", details: { callId } } },
    });
    await does(ana, "cancel", callId);
    expect(codeOf(await call(mia, [lei]))).toBe("ok");
  });

  test("whose time is up does not stand in the way of the next", async () => {
    const [ana, lei, mia] = await four();
    const groupId = await groupOf(app, ana, lei, mia);
    const callId = await place(ana, [lei], { groupId });
    await app.live
      .pool`update participants set ring_until = now() - interval '1 second' where call_id = ${callId}
      and ring_until is not null`;
    await place(mia, [lei], { groupId });
    expect((await ana.sees(callId)).status).toBe("missed");
  });

  test("can be joined by members who were not called, and by nobody else", async () => {
    const [ana, lei, mia, omar] = await four();
    const groupId = await groupOf(app, ana, lei, mia);
    const callId = await talking(ana, [lei], { groupId });
    expect(await does(omar, "join", callId)).toBe("NOT_GROUP_MEMBER");
    const joined = await mia.rest("POST", "/rtc/join", { callId, userId: mia.id });
    expect(joined.body).toMatchObject({ success: true, call: { participants: ids(ana, lei, mia) } });
    const seen = await ana.sees(callId);
    expect(seen.calleeIds).toEqual(ids(lei, mia));
    expect(seen.members.at(-1)).toMatchObject({ userId: mia.id, userName: "Mia", status: "connected" });
  });

  test("is heard of by its members: it begins, grows, shrinks and ends", async () => {
    const [ana, lei, mia, omar] = await four();
    const groupId = await groupOf(app, ana, lei, mia);
    const tab = await mia.client("mia-tab");
    const outside = await omar.client("omar-tab");
    const callId = await talking(ana, [lei], { groupId });
    await does(lei, "leave", callId);
    await does(ana, "hangup", callId);
    await tab.until("hears the end", () => tab.groups.at(-1)?.activeCall === null);
    const counts = tab.groups.map(({ activeCall }) => activeCall?.count);
    expect(counts).toEqual([0, 2, 1, undefined]);
    expect(tab.groups[0]).toMatchObject({ groupId, activeCall: { id: callId, type: "video" } });
    expect(tab.pushes).toEqual([]);
    expect(outside.groups).toEqual([]);
  });
});

describe("inviting", () => {
  test("turns a call of two into a group call, and rings at the new ones by name", async () => {
    const [ana, lei, mia] = await four();
    const tab = await mia.client("mia-tab");
    const callId = await talking(ana, [lei]);
    const body = { callId, inviterId: lei.id, inviteeIds: ids(mia, ana, mia) };
    const reply = await lei.rest("POST", "/rtc/invite", body);
    expect(reply.body).toEqual({
      success: true,
      invited: [mia.id],
      skipped: [{ userId: ana.id, reason: "in_call" }],
    });
    const seen = await tab.sees(callId, "connected");
    expect(tab.story(callId)[0]).toBe("incoming");
    expect(seen.members.find(({ userId }) => userId === mia.id)?.userName).toBe("Mia");
    expect(await lei.sees(callId)).toMatchObject({ group: true, hostId: ana.id, calleeIds: ids(lei, mia) });
    expect((await lei.rest("POST", "/rtc/invite", body)).body).toMatchObject({ invited: [] });
  });

  test("calls the caller who left like anybody else: beside another call it waits, and a program's look makes it ring", async () => {
    const [ana, lei, mia, omar] = await four();
    const callId = await talking(ana, [lei, mia]);
    await does(ana, "leave", callId);
    const tab = await ana.client("ana-tab", { rings: false });
    const other = await place(ana, [omar]);
    await lei.rest("POST", "/rtc/invite", { callId, inviterId: lei.id, inviteeIds: ids(ana) });
    expect(await ana.sees(callId)).toMatchObject({ waiting: true });
    const active = async () => (await ana.rest("GET", `/rtc/active/${ana.id}`)).body;
    expect(await active()).toMatchObject({ call: { id: other } });
    await does(ana, "cancel", other);
    expect(await active()).toMatchObject({ call: { id: callId } });
    expect(statuses(await lei.sees(callId))[0]).toBe("ringing");
    expect(await does(ana, "answer", callId)).toBe("ok");
    await tab.until("hears of it", () => tab.story(callId).includes("answered_elsewhere"));
  });

  test("is refused to who is not in the call, for people who do not exist, and when the call is over", async () => {
    const [ana, lei, mia, omar] = await four();
    const callId = await place(ana, [lei, omar]);
    const invite = async (by: TestPerson, ...inviteeIds: string[]) =>
      codeOf(await by.rest("POST", "/rtc/invite", { callId, inviterId: by.id, inviteeIds }));
    expect(await invite(lei, mia.id)).toBe("NOT_CONNECTED");
    expect(await invite(mia, omar.id)).toBe("NOT_A_PARTICIPANT");
    expect(await invite(mia, "nobody")).toBe("USER_NOT_FOUND");
    expect(await invite(ana, mia.id)).toBe("ok");
    await does(ana, "cancel", callId);
    expect(await invite(ana, mia.id)).toBe("CALL_CANCELLED");
    expect(statuses(await mia.sees(callId))).toEqual(["cancelled", "cancelled", "cancelled", "cancelled"]);
  });

  test("stops at the most people that a call may have", async () => {
    await app.restart({ call: { ...app.live.settings.call, maxCallees: 2 } });
    const [ana, lei, mia, omar] = await four();
    const callId = await talking(ana, [lei]);
    const body = { callId, inviterId: ana.id, inviteeIds: ids(mia, omar) };
    expect(codeOf(await ana.rest("POST", "/rtc/invite", body))).toBe("CALL_FULL");
    await app.restart({ call: { ...app.live.settings.call, maxCallees: 49 } });
    expect(codeOf(await ana.rest("POST", "/rtc/invite", body))).toBe("ok");
  });
});

describe("in a group call", () => {
  test("the host mutes and stops the video of others, and nobody switches them on", async () => {
    const [ana, lei, mia] = await four();
    const callId = await talking(ana, [lei, mia]);
    const set = async (by: TestPerson, whose: TestPerson, path: "mute" | "video", state: object) =>
      codeOf(await by.rest("PUT", `/rtc/${path}`, { callId, userId: whose.id, ...state }));
    expect(await set(ana, lei, "mute", { muted: true })).toBe("ok");
    expect(await set(ana, lei, "video", { enabled: false })).toBe("ok");
    expect(await set(ana, lei, "mute", { muted: false })).toBe("FORBIDDEN");
    expect(await set(mia, lei, "mute", { muted: true })).toBe("NOT_HOST");
    const own = (await lei.sees(callId)).members.find(({ userId }) => userId === lei.id);
    expect(own).toMatchObject({ muted: true, videoEnabled: false });
    expect(await set(lei, lei, "mute", { muted: false })).toBe("ok");
  });

  test("the host hands the role to somebody else, and everybody hears of it once", async () => {
    const [ana, lei, mia] = await four();
    const callId = await talking(ana, [lei, mia]);
    const version = async () => (await mia.sees(callId)).version;
    const before = await version();
    const hand = async (by: TestPerson, hostId: string) =>
      codeOf(await by.rest("PUT", "/rtc/host", { callId, userId: by.id, hostId }));
    expect(await hand(mia, mia.id)).toBe("NOT_HOST");
    expect(await hand(ana, lei.id)).toBe("ok");
    expect(await hand(ana, lei.id)).toBe("ok");
    expect(await hand(ana, mia.id)).toBe("NOT_HOST");
    expect(await version()).toBe(before + 1);
    expect(await mia.sees(callId)).toMatchObject({ hostId: lei.id });
    const { body } = await mia.rest("GET", `/rtc/call/${callId}/timeline`);
    expect(body).toContainEqual(
      expect.objectContaining({ type: "host", actorId: ana.id, subjectIds: [lei.id] }),
    );
    expect(await does(lei, "hangup", callId)).toBe("ok");
    expect(await ana.sees(callId)).toMatchObject({ status: "ended", endReason: "host_ended" });
  });

  test("who leaves is out, the host's role goes to who is in it for longest, and the last one ends it", async () => {
    const [ana, lei, mia] = await four();
    const callId = await talking(ana, [lei, mia]);
    expect(await does(ana, "leave", callId)).toBe("ok");
    expect(await ana.sees(callId)).toMatchObject({
      status: "connected",
      hostId: lei.id,
      participants: ids(lei, mia),
    });
    expect(await does(ana, "leave", callId)).toBe("ok");
    expect(await does(mia, "leave", callId)).toBe("ok");
    expect(await does(lei, "leave", callId)).toBe("ok");
    expect(await ana.sees(callId)).toMatchObject({ status: "ended", endReason: "all_left" });
  });

  test("an offer of who joins is relayed when exactly one other is there", async () => {
    const [ana, lei, mia] = await four();
    const callId = await talking(ana, [lei, mia]);
    await does(lei, "leave", callId);
    await does(mia, "leave", callId);
    expect(await does(lei, "join", callId, { offer })).toBe("ok");
    const waiting = await ana.rest("GET", `/rtc/signals/${callId}`);
    expect(waiting.body).toMatchObject([{ fromUserId: lei.id, epoch: 2, signal: offer }]);
    expect(await does(mia, "join", callId, { offer })).toBe("ok");
    expect((await ana.rest("GET", `/rtc/signals/${callId}`)).body).toHaveLength(1);
  });
});
