import { afterAll, beforeAll, expect, test } from "vitest";
import { testApp, type TestApp } from "./testing/app";
import { groupOf } from "./testing/groups";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const three = () => Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
const endOther = { endOther: true };

test("who is in a call and answers another is told of the first; with endOther that one ends in the same moment", async () => {
  const [ana, lei, mia] = await three();
  const first = await talking(ana, [lei]);
  const second = await place(mia, [ana]);
  const refused = await ana.rest("POST", "/rtc/answer", { callId: second, userId: ana.id });
  expect(refused).toMatchObject({
    status: 409,
    body: { error: { code: "IN_ANOTHER_CALL", details: { call: { id: first } } } },
  });
  expect(await does(ana, "answer", second, endOther)).toBe("ok");
  expect(await lei.sees(first)).toMatchObject({ status: "ended", endReason: "hangup" });
  expect((await mia.sees(second)).status).toBe("connected");
  expect(await does(ana, "answer", second, endOther)).toBe("ok");
});

test("who calls somebody and answers another with endOther has given the first up", async () => {
  const [ana, lei, mia] = await three();
  const first = await place(ana, [lei]);
  const second = await place(mia, [ana]);
  expect(await does(ana, "answer", second, endOther)).toBe("ok");
  expect((await lei.sees(first)).status).toBe("cancelled");
});

test("who places a call with endOther leaves the one they are in, which goes on when it is a group's", async () => {
  const [ana, lei, mia] = await three();
  const omar = await app.person("Omar");
  const first = await talking(ana, [lei, mia]);
  const busy = await ana.rest("POST", "/rtc/call", { callerId: ana.id, calleeIds: [omar.id], type: "audio" });
  expect(codeOf(busy)).toBe("CALLER_BUSY");
  const second = await place(ana, [omar], endOther);
  expect(await lei.sees(first)).toMatchObject({ status: "connected", hostId: lei.id });
  expect((await omar.sees(second)).status).toBe("calling");
});

test("who joins with endOther leaves the other call", async () => {
  const [ana, lei, mia] = await three();
  const groupId = await groupOf(app, ana, lei, mia);
  const first = await place(mia, [lei]);
  const second = await talking(ana, [lei], { groupId });
  expect(await does(mia, "join", second)).toBe("IN_ANOTHER_CALL");
  expect(await does(mia, "join", second, endOther)).toBe("ok");
  expect((await mia.sees(first)).status).toBe("cancelled");
});

test("when the other call cannot be entered, the first one is kept", async () => {
  const [ana, lei, mia] = await three();
  const first = await talking(ana, [lei]);
  const second = await place(mia, [ana]);
  await does(mia, "cancel", second);
  expect(await does(ana, "answer", second, endOther)).toBe("CALL_CANCELLED");
  const body = { callerId: ana.id, calleeIds: ["nobody"], type: "audio", ...endOther };
  expect(codeOf(await ana.rest("POST", "/rtc/call", body))).toBe("USER_NOT_FOUND");
  expect((await ana.sees(first)).status).toBe("connected");
});

test("two people who change to each other's call at the same moment are not in each other's way", async () => {
  for (let round = 0; round < 20; round += 1) {
    const [ana, lei, mia] = await three();
    const omar = await app.person("Omar");
    const ofAna = await talking(ana, [lei]);
    const ofMia = await talking(mia, [omar]);
    await ana.rest("POST", "/rtc/invite", { callId: ofAna, inviterId: ana.id, inviteeIds: [mia.id] });
    await mia.rest("POST", "/rtc/invite", { callId: ofMia, inviterId: mia.id, inviteeIds: [ana.id] });
    const codes = await Promise.all([
      does(ana, "answer", ofMia, endOther),
      does(mia, "answer", ofAna, endOther),
    ]);
    expect(codes).toEqual(["ok", "ok"]);
    expect((await ana.sees(ofMia)).participants).toEqual([omar.id, ana.id]);
    expect((await mia.sees(ofAna)).participants).toEqual([lei.id, mia.id]);
  }
});

test("of two calls that one person places with endOther at the same moment the later one ends the earlier", async () => {
  for (let round = 0; round < 20; round += 1) {
    const [ana, lei] = await three();
    const groupId = await groupOf(app, ana, lei);
    await does(lei, "leave", await talking(ana, [lei], { groupId }));
    const both = await Promise.all([1, 2].map(() => place(ana, [lei], { groupId, ...endOther })));
    const statuses = await Promise.all(both.map(async (id) => (await ana.sees(id)).status));
    expect(statuses.sort()).toEqual(["calling", "cancelled"]);
  }
});
