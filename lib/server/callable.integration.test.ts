import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account, Person } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { groupOf } from "./testing/groups";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const three = () => Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
const lets = (person: TestPerson, callableBy: Account["callableBy"]) =>
  person.rest("PUT", `/users/${person.id}`, { callableBy });
const seen = async (by: TestPerson, who: TestPerson) =>
  ((await by.rest("GET", `/users/${who.id}`)).body as Person).online;
const reaches = async (from: TestPerson, to: TestPerson) => {
  const callId = await place(from, [to]);
  const { body } = await to.rest("GET", `/rtc/active/${to.id}`);
  await does(from, "cancel", callId);
  return (body as { hasActiveCall: boolean }).hasActiveCall;
};

describe("who may call me", () => {
  test("is everybody, unless I say otherwise, and nobody if I say so", async () => {
    const [ana, lei] = await three();
    expect(await reaches(ana, lei)).toBe(true);
    await lets(lei, "nobody");
    expect(await reaches(ana, lei)).toBe(false);
    expect(await reaches(lei, ana)).toBe(true);
    await lets(lei, "everyone");
    expect(await reaches(ana, lei)).toBe(true);
  });

  test("can be whoever I have talked with: a call that nobody answered does not count", async () => {
    const [ana, lei] = await three();
    await lets(lei, "known");
    expect(await reaches(ana, lei)).toBe(false);
    expect(await reaches(lei, ana)).toBe(true);
    expect(await reaches(ana, lei)).toBe(false);
    const callId = await talking(lei, [ana]);
    await does(lei, "hangup", callId);
    expect(await reaches(ana, lei)).toBe(true);
  });

  test("can be whoever is in a group with me, as long as we both are", async () => {
    const [ana, lei, mia] = await three();
    await lets(lei, "known");
    const groupId = await groupOf(app, mia, ana, lei);
    expect(await reaches(ana, lei)).toBe(true);
    await ana.rest("POST", `/groups/${groupId}/leave`);
    expect(await reaches(ana, lei)).toBe(false);
    expect(await reaches(mia, lei)).toBe(true);
  });

  test("holds for invitations, by who invites", async () => {
    const [ana, lei, mia] = await three();
    await groupOf(app, ana, mia);
    await lets(mia, "known");
    const callId = await talking(lei, [ana]);
    const invite = (by: TestPerson) =>
      by.rest("POST", "/rtc/invite", { callId, inviterId: by.id, inviteeIds: [mia.id] });
    const hasActiveCall = async () =>
      ((await mia.rest("GET", `/rtc/active/${mia.id}`)).body as { hasActiveCall: boolean }).hasActiveCall;
    expect(codeOf(await invite(lei))).toBe("ok");
    expect(await hasActiveCall()).toBe(false);
    await app.live.pool`update participants set ring_until = now() - interval '1 second'
      where call_id = ${callId} and ring_until is not null`;
    await lei.sees(callId);
    expect(codeOf(await invite(ana))).toBe("ok");
    expect(await hasActiveCall()).toBe(true);
  });

  test("shows on both sides alike: to whom one cannot be reached one is not there", async () => {
    const [ana, lei, mia] = await three();
    const callId = await talking(lei, [mia]);
    await does(lei, "hangup", callId);
    const [anaTab, miaTab] = [await ana.client("tab"), await mia.client("tab")];
    await lei.client("tab");
    const heard = (tab: typeof anaTab) =>
      tab.presence.filter(({ userId }) => userId === lei.id).map(({ online }) => online);
    await anaTab.until("hears that Lei came", () => heard(anaTab).length === 1);
    await lets(lei, "known");
    await anaTab.until("sees Lei go", () => heard(anaTab).length === 2);
    expect([await seen(ana, lei), await seen(mia, lei)]).toEqual([false, true]);
    const unanswered = await ana.sees(await place(ana, [lei]));
    expect(unanswered.members[1]).toMatchObject({ status: "calling", reachable: false });
    await lei.rest("PUT", `/users/me/blocks/${ana.id}`);
    await lets(lei, "everyone");
    await lei.rest("DELETE", `/users/me/blocks/${ana.id}`);
    await anaTab.until("sees Lei come", () => heard(anaTab).length === 3);
    expect(heard(anaTab)).toEqual([true, false, true]);
    await miaTab.until("has heard of Lei", () => heard(miaTab).length === 1);
    expect(heard(miaTab)).toEqual([true]);
  });
});
