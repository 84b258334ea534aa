import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallRecord, ErrorBody } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { groupOf } from "./testing/groups";
import type { TestPerson } from "./testing/person";
import { does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const people = (...names: readonly string[]) => Promise.all(names.map((name) => app.person(name)));

async function found(person: TestPerson, query: Record<string, string> = {}): Promise<string[]> {
  const { status, body, headers } = await person.rest(
    "GET",
    `/rtc/calls/${person.id}?${new URLSearchParams(query)}`,
  );
  expect([query, status]).toEqual([query, 200]);
  const records = body as CallRecord[];
  expect(headers.get("X-Total-Count")).toBe(String(records.length));
  return records.map(({ id }) => id);
}

async function ended(from: TestPerson, to: readonly TestPerson[], more: object = {}): Promise<string> {
  const callId = await talking(from, to, more);
  await does(from, "hangup", callId);
  return callId;
}

describe("a history is searched", () => {
  test("by who called whom, and by who was in a call", async () => {
    const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
    const out = await ended(ana!, [lei!]);
    const back = await ended(lei!, [ana!]);
    const all = await ended(mia!, [ana!, lei!]);
    expect(await found(ana!, { direction: "outgoing" })).toEqual([out]);
    expect(await found(ana!, { direction: "incoming" })).toEqual([all, back]);
    expect(await found(ana!, { personId: lei!.id })).toEqual([all, back, out]);
    expect(await found(ana!, { personId: mia!.id })).toEqual([all]);
    expect(await found(ana!, { personId: lei!.id, direction: "incoming", type: "video" })).toEqual([
      all,
      back,
    ]);
    expect(await found(ana!, { personId: ana!.id })).toEqual([]);
    expect(await found(ana!, { personId: "nobody" })).toEqual([]);
  });

  test("by a part of somebody's name or user name, in any case, and not by one's own", async () => {
    const [ana, li, joe] = await people("Ana Souza", "李雷", "100% Joe_");
    await app.live.db.execute(sql`update users set username = 'leilei-7' where id = ${li!.id}`);
    const toLi = await ended(ana!, [li!]);
    const toJoe = await ended(ana!, [joe!]);
    const both = await ended(ana!, [li!, joe!]);
    expect(await found(ana!, { search: "雷" })).toEqual([both, toLi]);
    expect(await found(ana!, { search: "LEILEI" })).toEqual([both, toLi]);
    expect(await found(ana!, { search: "% joe_" })).toEqual([both, toJoe]);
    expect(await found(ana!, { search: "%" })).toEqual([both, toJoe]);
    expect(await found(ana!, { search: "souza" })).toEqual([]);
    expect(await found(li!, { search: "souza" })).toEqual([both, toLi]);
    expect(await found(ana!, { search: "a\0b" })).toEqual([]);
    expect(await found(ana!, { search: "joe", personId: li!.id })).toEqual([both]);
  });

  test("by the name of a group that one is in, and not of one that one has left", async () => {
    const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
    const groupId = await groupOf(app, ana!, lei!, mia!);
    await app.live.db.execute(sql`update groups set name = 'Night shift' where id = ${groupId}`);
    await ended(ana!, [lei!]);
    const callId = await ended(ana!, [lei!, mia!], { groupId });
    expect(await found(lei!, { search: "NIGHT" })).toEqual([callId]);
    await lei!.rest("POST", `/groups/${groupId}/leave`, {});
    expect(await found(lei!, { search: "night" })).toEqual([]);
    const { body } = await lei!.rest("GET", `/rtc/calls/${lei!.id}?limit=1`);
    expect(body).toMatchObject([{ id: callId, groupId, group: true }]);
    expect((body as CallRecord[])[0]).not.toHaveProperty("groupName");
    expect(await found(mia!, { search: "night" })).toEqual([callId]);
  });

  test.each([
    ["direction", "sideways"],
    ["personId", "with a space"],
    ["search", ""],
    ["search", "x".repeat(101)],
  ])("by nothing that means nothing: %s=%s is refused by name", async (name, value) => {
    const [ana] = await people("Ana");
    const { status, body } = await ana!.rest(
      "GET",
      `/rtc/calls/${ana!.id}?${new URLSearchParams({ [name]: value })}`,
    );
    expect([status, (body as ErrorBody).error.details]).toMatchObject([400, { issues: [{ path: [name] }] }]);
  });
});

test("a record names the first five others, the caller first, and counts the rest", async () => {
  const [ana, ...rest] = await people("Ana", "Ben", "Cem", "Dai", "Eve", "Fay", "Gus", "Hal");
  const callId = await place(ana!, rest);
  await does(ana!, "cancel", callId);
  const recordOf = async (person: TestPerson) =>
    ((await person.rest("GET", `/rtc/calls/${person.id}`)).body as CallRecord[])[0];
  const shown = async (person: TestPerson) => {
    const record = await recordOf(person);
    return [record?.people.map(({ userName }) => userName).join(" "), record?.others];
  };
  expect(await shown(ana!)).toEqual(["Ben Cem Dai Eve Fay", 2]);
  expect(await shown(rest[1]!)).toEqual(["Ana Ben Dai Eve Fay", 2]);
  expect(await shown(rest[6]!)).toEqual(["Ana Ben Cem Dai Eve", 2]);
});

describe("nobody learns from their history", () => {
  test("who came into a call after they had said no", async () => {
    const [ana, lei, mia, eve] = await people("Ana", "Lei", "Mia", "Eve");
    const callId = await place(ana!, [lei!, mia!]);
    await does(lei!, "answer", callId);
    await does(mia!, "reject", callId);
    await ana!.rest("POST", "/rtc/invite", { callId, inviterId: ana!.id, inviteeIds: [eve!.id] });
    await does(eve!, "answer", callId);
    expect(await found(ana!, { personId: eve!.id })).toEqual([callId]);
    expect(await found(mia!, { personId: eve!.id })).toEqual([]);
    expect(await found(mia!, { search: "eve" })).toEqual([]);
    expect(await found(mia!, { search: "lei" })).toEqual([callId]);
    expect(await found(mia!, { personId: lei!.id })).toEqual([callId]);
    const { body } = await mia!.rest("GET", `/rtc/calls/${mia!.id}`);
    expect(body).toMatchObject([{ people: [{ userId: ana!.id }, { userId: lei!.id }], others: 0 }]);
    await ana!.rest("POST", "/rtc/invite", { callId, inviterId: ana!.id, inviteeIds: [mia!.id] });
    expect(await found(mia!, { personId: eve!.id })).toEqual([callId]);
  });

  test("that somebody has blocked them, and who has blocked finds nothing of the call", async () => {
    const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
    await lei!.rest("PUT", `/users/me/blocks/${ana!.id}`);
    const callId = await place(ana!, [lei!, mia!]);
    await does(mia!, "answer", callId);
    for (const person of [ana!, mia!]) {
      expect(await found(person, { personId: lei!.id })).toEqual([callId]);
      expect(await found(person, { search: "lei" })).toEqual([callId]);
    }
    expect(await found(lei!)).toEqual([]);
    expect(await found(lei!, { personId: ana!.id })).toEqual([]);
    expect(await found(lei!, { search: "ana" })).toEqual([]);
  });
});
