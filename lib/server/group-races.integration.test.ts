import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Group } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import type { TestPerson } from "./testing/person";
import { codeOf } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const rounds = Array.from({ length: process.env.FULL ? 200 : 25 }, (_, index) => index);

/** A group whose first `admins` people are admins. */
async function group(admins: number) {
  const [ana, lei, mia] = await Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
  const made = await ana.rest("POST", "/groups", { name: "Group", memberIds: [lei.id, mia.id] });
  const { id } = (made.body as { group: Group }).group;
  for (const person of [lei, mia].slice(0, admins - 1)) await setRole(ana, id, person, "admin");
  return { id, ana, lei, mia };
}

const setRole = (by: TestPerson, id: string, who: TestPerson, role: string) =>
  by.rest("PUT", `/groups/${id}/members/${who.id}`, { role });
const remove = (by: TestPerson, id: string, who: TestPerson) =>
  by.rest("DELETE", `/groups/${id}/members/${who.id}`);
const leave = (by: TestPerson, id: string) => by.rest("POST", `/groups/${id}/leave`);

async function codes(...replies: ReturnType<TestPerson["rest"]>[]): Promise<string[]> {
  return (await Promise.all(replies)).map(codeOf).sort();
}

/** Who is in the group, and as what, as the database has it. */
async function members(id: string): Promise<Record<string, string>> {
  const rows = await app.live.pool<{ nickname: string; role: string }[]>`
    select nickname, role from group_members join users on users.id = user_id where group_id = ${id}`;
  return Object.fromEntries(rows.map(({ nickname, role }) => [nickname, role]));
}

const adminsAmong = (roles: Record<string, string>) =>
  Object.values(roles).filter((role) => role === "admin").length;

describe("a group never loses its last admin", () => {
  test.each(rounds)("two admins who demote each other, round %i", async () => {
    const { id, ana, lei } = await group(2);
    const done = await codes(setRole(ana, id, lei, "member"), setRole(lei, id, ana, "member"));
    expect(done).toEqual(["FORBIDDEN", "ok"]);
    expect(adminsAmong(await members(id))).toBe(1);
  });

  test.each(rounds)("two admins who both step down, round %i", async () => {
    const { id, ana, lei } = await group(2);
    const done = await codes(setRole(ana, id, ana, "member"), setRole(lei, id, lei, "member"));
    expect(done).toEqual(["FORBIDDEN", "ok"]);
    expect(adminsAmong(await members(id))).toBe(1);
  });

  test.each(rounds)("two admins who remove each other, round %i", async () => {
    const { id, ana, lei } = await group(2);
    const done = await codes(remove(ana, id, lei), remove(lei, id, ana));
    expect(done).toEqual(["NOT_GROUP_MEMBER", "ok"]);
    expect(await members(id)).toMatchObject({ Mia: "member" });
    expect(adminsAmong(await members(id))).toBe(1);
  });

  test.each(rounds)("two admins who leave at the same moment, round %i", async () => {
    const { id, ana, lei } = await group(2);
    expect(await codes(leave(ana, id), leave(lei, id))).toEqual(["ok", "ok"]);
    expect(await members(id)).toEqual({ Mia: "admin" });
  });

  test.each(rounds)("one leaves while the other steps down, round %i", async () => {
    const { id, ana, lei } = await group(2);
    const [left] = await Promise.all([leave(ana, id), setRole(lei, id, lei, "member")]);
    expect(codeOf(left)).toBe("ok");
    expect(adminsAmong(await members(id))).toBe(1);
  });

  test.each(rounds)("one leaves while the two others demote each other, round %i", async () => {
    const { id, ana, lei, mia } = await group(3);
    const done = codes(leave(ana, id), setRole(lei, id, mia, "member"), setRole(mia, id, lei, "member"));
    expect(await done).toEqual(["FORBIDDEN", "ok", "ok"]);
    expect(adminsAmong(await members(id))).toBe(1);
  });

  test.each(rounds)("all leave at the same moment, and the group is gone, round %i", async () => {
    const { id, ana, lei, mia } = await group(2);
    const all = [ana, lei, mia].flatMap((person) => [leave(person, id), leave(person, id)]);
    expect(await codes(...all)).toEqual(Array(6).fill("ok"));
    expect(await members(id)).toEqual({});
    expect(codeOf(await ana.rest("GET", `/groups/${id}`))).toBe("GROUP_NOT_FOUND");
  });
});

test.each(rounds)(
  "somebody added while they leave, by several at once, is in it once or not, round %i",
  async () => {
    const { id, ana, lei, mia } = await group(2);
    const add = (by: TestPerson) => by.rest("POST", `/groups/${id}/members`, { userIds: [mia.id] });
    expect(await codes(add(ana), leave(mia, id), add(lei), add(ana))).toEqual(["ok", "ok", "ok", "ok"]);
    const listed = (await ana.rest("GET", `/groups/${id}`)).body as Group;
    expect(listed.members.filter(({ userId }) => userId === mia.id).length).toBeLessThanOrEqual(1);
    const times = listed.members.map(({ joinedAt }) => joinedAt);
    expect(times).toEqual([...times].sort());
  },
);
