import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testApp, type TestApp } from "./testing/app";
import { answer, connected, placed } from "./testing/calls";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

async function two() {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
  return { ana, lei, anaTab, leiTab };
}

describe("a call between two people", () => {
  test("rings, is answered, goes on and is hung up, and both are told in order", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await anaTab.sees(callId, "ringing");
    expect(await leiTab.refused("answer", { callId, userId: lei.id, answer })).toBeUndefined();
    await anaTab.sees(callId, "connected");
    expect(await anaTab.refused("hangup", { callId, userId: ana.id })).toBeUndefined();
    await leiTab.sees(callId, "ended");
    for (const client of [anaTab, leiTab]) {
      expect(client.story(callId)).toEqual(["incoming", "ringing", "connected", "ended"]);
      const versions = client.pushes.map(({ seq }) => seq);
      expect(versions).toEqual([1, 2, 3, 4]);
    }
    const seen = await lei.sees(callId);
    expect(seen).toMatchObject({ status: "ended", endReason: "hangup", version: 4 });
    expect(seen.connectedAt).toBeDefined();
  });

  test("shows the offer only to who can still answer, and the answer only to the caller", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await leiTab.sees(callId, "ringing");
    expect((await lei.sees(callId)).offer?.type).toBe("offer");
    expect((await ana.sees(callId)).offer).toBeUndefined();
    await leiTab.command("answer", { callId, userId: lei.id, answer });
    expect((await anaTab.sees(callId, "connected")).answer).toEqual(answer);
    expect((await lei.sees(callId)).answer).toBeUndefined();
    expect((await lei.sees(callId)).offer).toBeUndefined();
    await leiTab.command("hangup", { callId, userId: lei.id });
  });

  test("is hidden from everybody else", async () => {
    const { lei, anaTab } = await two();
    const eve = await app.person("Eve");
    const eveTab = await eve.client("eve-tab");
    const callId = await placed(anaTab, [lei]);
    expect((await eve.rest("GET", `/rtc/call/${callId}`)).status).toBe(403);
    for (const command of ["answer", "reject", "cancel", "hangup", "mute", "video", "join"]) {
      const body = { callId, userId: eve.id, answer, muted: true, enabled: true };
      expect([command, await eveTab.refused(command, body)]).toEqual([command, "NOT_A_PARTICIPANT"]);
    }
    expect(eveTab.pushes).toEqual([]);
  });

  test("rings at all of a callee's clients, counts them, and is silent everywhere once one has answered", async () => {
    const { lei, anaTab, leiTab } = await two();
    const phone = await lei.client("lei-phone");
    const callId = await placed(anaTab, [lei]);
    await anaTab.until("knows of two devices", () => anaTab.call(callId)?.members[1]?.ringingOn === 2);
    await phone.command("answer", { callId, userId: lei.id, answer });
    await leiTab.until("is silent", () => leiTab.story(callId).includes("answered_elsewhere"));
    await phone.until("is connected", () => phone.story(callId).includes("connected"));
    expect(await leiTab.refused("answer", { callId, userId: lei.id, answer })).toBe("ANSWERED_ELSEWHERE");
    expect(await phone.refused("answer", { callId, userId: lei.id, answer })).toBeUndefined();
  });

  test("is declined with a reason that the caller sees", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    await leiTab.command("reject", { callId, userId: lei.id, reason: "busy" });
    const told = await anaTab.sees(callId, "rejected");
    expect(told.calleeInfo[0]).toMatchObject({ userId: lei.id, status: "rejected", rejectReason: "busy" });
    expect(await leiTab.refused("reject", { callId, userId: lei.id })).toBeUndefined();
    expect(await leiTab.refused("answer", { callId, userId: lei.id, answer })).toBe("CALL_REJECTED");
    expect((await ana.sees(callId)).duration).toBe(0);
  });

  test("is cancelled by the caller, and by nobody else", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    expect(await leiTab.refused("cancel", { callId, userId: lei.id })).toBe("FORBIDDEN");
    expect(await anaTab.refused("cancel", { callId, userId: ana.id })).toBeUndefined();
    await leiTab.sees(callId, "cancelled");
    expect(await anaTab.refused("cancel", { callId, userId: ana.id })).toBeUndefined();
    expect(await leiTab.refused("answer", { callId, userId: lei.id, answer })).toBe("CALL_CANCELLED");
  });

  test("tells the other side of microphone and camera", async () => {
    const { lei, anaTab, leiTab, ana } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    await leiTab.command("mute", { callId, userId: lei.id, muted: true });
    await leiTab.command("video", { callId, userId: lei.id, enabled: false });
    await anaTab.until("sees both off", () => {
      const other = anaTab.call(callId)?.members.find(({ userId }) => userId === lei.id);
      return other?.muted === true && !other.videoEnabled;
    });
    expect(await leiTab.refused("mute", { callId, userId: ana.id, muted: true })).toBe("FORBIDDEN");
  });

  test("is taken over by another tab of the same person, and the old one is told", async () => {
    const { lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    const before = anaTab.call(callId)?.members[1]?.epoch ?? 0;
    const other = await lei.client("lei-other");
    expect(await other.refused("join", { callId, userId: lei.id })).toBeUndefined();
    await leiTab.until("is replaced", () => leiTab.call(callId)?.clientId === "lei-other");
    await anaTab.until("sees a new epoch", () => (anaTab.call(callId)?.members[1]?.epoch ?? 0) > before);
    expect((await lei.sees(callId)).members[1]?.muted).toBe(false);
  });

  test("says of each client how it negotiates, where that has declared it", async () => {
    const { lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    expect((await lei.sees(callId)).members[1]).not.toHaveProperty("negotiation");
    const other = await lei.client("lei-other");
    await other.refused("join", { callId, userId: lei.id, negotiation: "perfect" });
    expect((await lei.sees(callId)).members[1]).toMatchObject({ negotiation: "perfect" });
  });
});

test("who declines a group call that goes on has not talked: neither then nor later", async () => {
  const { lei, anaTab, leiTab } = await two();
  const mia = await app.person("Mia");
  const miaTab = await mia.client("mia-tab");
  const callId = await placed(anaTab, [lei, mia], { offer: undefined });
  await leiTab.command("answer", { callId, userId: lei.id });
  await app.live.pool`update calls set connected_at = connected_at - interval '1 hour' where id = ${callId}`;
  const [first, again] = [
    await miaTab.command("hangup", { callId, userId: mia.id }),
    await miaTab.command("hangup", { callId, userId: mia.id }),
  ];
  expect(first).toMatchObject({ call: { status: "connected", duration: 0 } });
  expect(first).toHaveProperty("call.endedAt");
  expect(again).toEqual(first);
  expect(await mia.sees(callId)).toMatchObject({ status: "rejected", duration: 0 });
});

describe("a place in a call", () => {
  test("a caller who is in a call already is refused", async () => {
    const { lei, anaTab } = await two();
    const mia = await app.person("Mia");
    const first = await placed(anaTab, [lei]);
    const body = { callerId: anaTab.userId, calleeIds: [mia.id], type: "audio" };
    const reply = await anaTab.command("call", body);
    expect(reply).toMatchObject({ error: { code: "CALLER_BUSY", details: { call: { id: first } } } });
  });

  test("who calls the person that is calling them is told of that call", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    const reply = await leiTab.command("call", { callerId: lei.id, calleeIds: [ana.id], type: "audio" });
    const details = { callId, call: { id: callId, callerId: ana.id } };
    expect(reply).toMatchObject({ success: false, error: { code: "CALL_GLARE", details } });
  });

  test("a second call rings as waiting, and cannot be answered from within the first", async () => {
    const { lei, anaTab, leiTab } = await two();
    const mia = await app.person("Mia");
    const miaTab = await mia.client("mia-tab");
    const first = await connected(anaTab, leiTab, lei);
    const second = await placed(miaTab, [lei]);
    await leiTab.sees(second, "ringing");
    expect(leiTab.call(second)?.waiting).toBe(true);
    const reply = await leiTab.command("answer", { callId: second, userId: lei.id, answer });
    expect(reply).toMatchObject({ error: { code: "IN_ANOTHER_CALL", details: { call: { id: first } } } });
  });

  test("nobody is called when one of the callees does not exist", async () => {
    const { lei, anaTab, leiTab } = await two();
    const reply = await anaTab.command("call", {
      callerId: anaTab.userId,
      calleeIds: [lei.id, "nobody"],
      type: "audio",
    });
    expect(reply).toMatchObject({ error: { code: "USER_NOT_FOUND", details: { userIds: ["nobody"] } } });
    expect(leiTab.pushes).toEqual([]);
  });
});
