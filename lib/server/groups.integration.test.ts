import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { groupExists, isMember, memberIds } from "@/db/groups";
import { insertUsers } from "@/db/users";
import { type Endpoint, endpoints, type ErrorBody, type Group, limits } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import type { Answered, TestPerson } from "./testing/person";
import { does, place } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const three = () => Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
const errorOf = ({ body }: Answered) => (body as ErrorBody).error;
const codeOf = (reply: Answered) => [reply.status, errorOf(reply).code];
const groupIn = ({ body }: Answered) => (body as { group: Group }).group;
const rolesIn = ({ members }: Group) =>
  Object.fromEntries(members.map(({ userName, role }) => [userName, role]));

/** The reply is of the form that the contract promises. */
const follows = (endpoint: Endpoint, { body }: Answered) => expect(endpoint.reply.parse(body)).toEqual(body);

async function make(by: TestPerson, ...others: TestPerson[]): Promise<string> {
  const reply = await by.rest("POST", "/groups", { name: "Group", memberIds: others.map(({ id }) => id) });
  expect(reply.status).toBe(201);
  return groupIn(reply).id;
}

const seen = async (by: TestPerson, id: string) => (await by.rest("GET", `/groups/${id}`)).body as Group;
const rename = (by: TestPerson, id: string, name: string) => by.rest("PUT", `/groups/${id}`, { name });
const add = (by: TestPerson, id: string, ...userIds: string[]) =>
  by.rest("POST", `/groups/${id}/members`, { userIds });
const setRole = (by: TestPerson, id: string, { id: userId }: { id: string }, role: string) =>
  by.rest("PUT", `/groups/${id}/members/${userId}`, { role });
const remove = (by: TestPerson, id: string, { id: userId }: { id: string }) =>
  by.rest("DELETE", `/groups/${id}/members/${userId}`);
const leave = (by: TestPerson, id: string) => by.rest("POST", `/groups/${id}/leave`);

/** People who only fill a group. */
async function crowd(size: number): Promise<string[]> {
  const people = Array.from({ length: size }, () => uuid()).map((id) => ({
    id,
    username: id.slice(4),
    nickname: "Crowd",
    passwordHash: "-",
    demo: false,
  }));
  return (await insertUsers(app.live.db, people)).map(({ id }) => id);
}

describe("making a group", () => {
  test("makes its maker the admin and the others members, each once, in the order given", async () => {
    const [ana, lei, mia] = await three();
    const memberIds = [mia.id, ana.id, lei.id, mia.id];
    const made = await ana.rest("POST", "/groups", { name: "  产品组 ", memberIds });
    expect(made.status).toBe(201);
    follows(endpoints.createGroup, made);
    const group = groupIn(made);
    expect(group).toMatchObject({ name: "产品组", role: "admin" });
    expect(group).not.toHaveProperty("activeCall");
    expect(group.members.map(({ userName, role }) => [userName, role])).toEqual([
      ["Ana", "admin"],
      ["Mia", "member"],
      ["Lei", "member"],
    ]);
    const read = await lei.rest("GET", `/groups/${group.id}`);
    follows(endpoints.getGroup, read);
    expect(read.body).toEqual({ ...group, role: "member" });
  });

  test("works alone", async () => {
    const [ana] = await three();
    const alone = groupIn(await ana.rest("POST", "/groups", { name: "Alone" }));
    expect(rolesIn(alone)).toEqual({ Ana: "admin" });
  });

  test("makes nothing when somebody in it is unknown, and says who", async () => {
    const [ana, lei] = await three();
    const body = { name: "Group", memberIds: [lei.id, "nobody", "no-one", "nobody"] };
    const reply = await ana.rest("POST", "/groups", body);
    expect(codeOf(reply)).toEqual([404, "USER_NOT_FOUND"]);
    expect(errorOf(reply).details).toEqual({ userIds: ["nobody", "no-one"] });
    expect((await lei.rest("GET", "/groups")).body).toEqual([]);
  });

  test("refuses a bad name and more than 200 people", async () => {
    const [ana] = await three();
    const many = Array.from({ length: limits.groupMembers + 1 }, (_, index) => `user-${index}`);
    const bodies = [
      {},
      { name: " " },
      { name: "x".repeat(65) },
      { name: "a\u0000b" },
      { name: "Group", memberIds: "all" },
      { name: "Group", memberIds: many },
      // Without oneself they are 200, with oneself one too many.
      { name: "Group", memberIds: many.slice(1) },
    ];
    for (const body of bodies) {
      expect(codeOf(await ana.rest("POST", "/groups", body))).toEqual([400, "VALIDATION_ERROR"]);
    }
  });
});

test("my groups come by name in pages, and only mine", async () => {
  const [ana, lei, mia] = await three();
  const ids: string[] = [];
  for (const name of ["beta", "Alpha", "gamma"]) {
    ids.push(groupIn(await ana.rest("POST", "/groups", { name, memberIds: [lei.id] })).id);
  }
  await make(mia);
  const first = await lei.rest("GET", "/groups?limit=2");
  follows(endpoints.listGroups, first);
  expect(first.body).toMatchObject([
    { name: "Alpha", role: "member" },
    { name: "beta", role: "member" },
  ]);
  expect(first.headers.get("x-total-count")).toBe("3");
  expect(first.headers.get("link")).toBe('</api/v1/groups?limit=2&offset=2>; rel="next"');
  const last = await lei.rest("GET", "/groups?limit=2&offset=2");
  expect(last.body).toMatchObject([{ id: ids[2], name: "gamma" }]);
  expect(last.headers.get("link")).not.toContain('rel="next"');
  expect((await ana.rest("GET", "/groups")).body).toMatchObject([{ role: "admin" }, {}, {}]);
  // Of one name, the order is that of the ids on every page.
  await Promise.all(ids.map((id) => rename(ana, id, "Same")));
  const single = [0, 1, 2].map((offset) => lei.rest("GET", `/groups?limit=1&offset=${offset}`));
  const order = (await Promise.all(single)).flatMap(({ body }) => (body as Group[]).map(({ id }) => id));
  expect(order).toEqual([...ids].sort());
});

describe("an admin", () => {
  test("renames the group, and may say so twice", async () => {
    const [ana, lei] = await three();
    const id = await make(ana, lei);
    const reply = await rename(ana, id, "New name");
    follows(endpoints.renameGroup, reply);
    expect((await rename(ana, id, "New name")).body).toEqual(reply.body);
    expect((await seen(lei, id)).name).toBe("New name");
    expect(codeOf(await rename(ana, id, ""))).toEqual([400, "VALIDATION_ERROR"]);
  });

  test("adds people; who is in it already stays as they are", async () => {
    const [ana, lei, mia] = await three();
    const id = await make(ana, lei);
    await setRole(ana, id, lei, "admin");
    const reply = await add(ana, id, mia.id, lei.id, mia.id, ana.id);
    follows(endpoints.addMembers, reply);
    expect(rolesIn(groupIn(reply))).toEqual({ Ana: "admin", Lei: "admin", Mia: "member" });
    expect((await add(ana, id, mia.id)).body).toEqual(reply.body);
    const unknown = await add(ana, id, "nobody", mia.id);
    expect(codeOf(unknown)).toEqual([404, "USER_NOT_FOUND"]);
    expect(errorOf(unknown).details).toEqual({ userIds: ["nobody"] });
    expect(codeOf(await add(ana, id))).toEqual([400, "VALIDATION_ERROR"]);
  });

  test("gives and takes the role, but not from the last admin", async () => {
    const [ana, lei] = await three();
    const id = await make(ana, lei);
    const refused = await setRole(ana, id, ana, "member");
    expect(codeOf(refused)).toEqual([403, "FORBIDDEN"]);
    expect(errorOf(refused).message).toContain("needs an admin");
    const promoted = await setRole(ana, id, lei, "admin");
    follows(endpoints.changeRole, promoted);
    expect((await setRole(ana, id, lei, "admin")).body).toEqual(promoted.body);
    const stepped = await setRole(ana, id, ana, "member");
    expect(groupIn(stepped).role).toBe("member");
    expect(await setRole(ana, id, ana, "member")).toMatchObject({ status: 200, body: stepped.body });
    expect(codeOf(await setRole(ana, id, ana, "admin"))).toEqual([403, "FORBIDDEN"]);
    expect(codeOf(await setRole(lei, id, ana, "owner"))).toEqual([400, "VALIDATION_ERROR"]);
  });

  test("gives no role to who is not in the group", async () => {
    const [ana, , mia] = await three();
    const id = await make(ana);
    const reply = await setRole(ana, id, mia, "admin");
    expect(codeOf(reply)).toEqual([404, "USER_NOT_FOUND"]);
    expect(errorOf(reply).details).toEqual({ userIds: [mia.id] });
  });

  test("removes others, also twice, and is told to leave instead of removing themselves", async () => {
    const [ana, lei] = await three();
    const id = await make(ana, lei);
    const reply = await remove(ana, id, lei);
    follows(endpoints.removeMember, reply);
    expect(rolesIn(groupIn(reply))).toEqual({ Ana: "admin" });
    expect(await remove(ana, id, lei)).toMatchObject({ status: 200, body: reply.body });
    expect(await remove(ana, id, { id: "nobody" })).toMatchObject({ status: 200, body: reply.body });
    expect((await lei.rest("GET", "/groups")).body).toEqual([]);
    const refused = await remove(ana, id, ana);
    expect(codeOf(refused)).toEqual([403, "FORBIDDEN"]);
    expect(errorOf(refused).message).toContain("leave");
  });
});

describe("leaving", () => {
  test("makes who has been in it for longest the admin when no other is left", async () => {
    const [ana, lei, mia] = await three();
    const id = await make(ana, mia);
    await add(ana, id, lei.id);
    const reply = await leave(ana, id);
    follows(endpoints.leaveGroup, reply);
    expect(rolesIn(await seen(lei, id))).toEqual({ Mia: "admin", Lei: "member" });
    expect((await leave(lei, id)).status).toBe(200);
    expect(rolesIn(await seen(mia, id))).toEqual({ Mia: "admin" });
  });

  test("promotes nobody while there is another admin", async () => {
    const [ana, lei, mia] = await three();
    const id = await make(ana, lei, mia);
    await setRole(ana, id, mia, "admin");
    await leave(ana, id);
    expect(rolesIn(await seen(lei, id))).toEqual({ Lei: "member", Mia: "admin" });
  });

  test("as the last one ends the group; who has left is told so again", async () => {
    const [ana, lei, mia] = await three();
    const id = await make(ana, lei);
    expect((await leave(ana, id)).body).toEqual({ success: true });
    expect(await leave(ana, id)).toMatchObject({ status: 200, body: { success: true } });
    await leave(lei, id);
    expect(await groupExists(app.live.db, id)).toBe(false);
    for (const person of [ana, lei]) expect((await leave(person, id)).status).toBe(200);
    expect(codeOf(await leave(mia, id))).toEqual([404, "GROUP_NOT_FOUND"]);
    expect(codeOf(await lei.rest("GET", `/groups/${id}`))).toEqual([404, "GROUP_NOT_FOUND"]);
  });

  test("works again for who has come back", async () => {
    const [ana, lei] = await three();
    const id = await make(ana, lei);
    for (let round = 0; round < 2; round += 1) {
      expect((await leave(lei, id)).status).toBe(200);
      expect(await isMember(app.live.db, id, lei.id)).toBe(false);
      expect(rolesIn(groupIn(await add(ana, id, lei.id)))).toEqual({ Ana: "admin", Lei: "member" });
    }
  });
});

describe("everything about a group", () => {
  const requests = (id: string, { id: userId }: TestPerson) =>
    [
      ["GET", `/groups/${id}`, undefined],
      ["PUT", `/groups/${id}`, { name: "New" }],
      ["POST", `/groups/${id}/members`, { userIds: [userId] }],
      ["PUT", `/groups/${id}/members/${userId}`, { role: "admin" }],
      ["DELETE", `/groups/${id}/members/${userId}`, undefined],
      ["POST", `/groups/${id}/leave`, undefined],
    ] as const;

  test("is refused to outsiders", async () => {
    const [ana, lei, mia] = await three();
    const id = await make(ana, lei);
    for (const [method, path, body] of requests(id, lei)) {
      expect(codeOf(await mia.rest(method, path, body))).toEqual([403, "NOT_GROUP_MEMBER"]);
    }
    // Nor are they told who is in it.
    expect(codeOf(await mia.rest("PUT", `/groups/${id}/members/nobody`, { role: "admin" }))).toEqual([
      403,
      "NOT_GROUP_MEMBER",
    ]);
    expect(rolesIn(await seen(ana, id))).toEqual({ Ana: "admin", Lei: "member" });
  });

  test("is not found where there is no group, and needs a token", async () => {
    const [ana, lei] = await three();
    for (const [method, path, body] of [...requests("nothing", lei)]) {
      expect(codeOf(await ana.rest(method, path, body))).toEqual([404, "GROUP_NOT_FOUND"]);
      const nobody = await ana.rest(method, path, body, { Authorization: "" });
      expect(codeOf(nobody)).toEqual([401, "UNAUTHORIZED"]);
    }
    for (const method of ["GET", "POST"]) {
      const nobody = await ana.rest(method, "/groups", undefined, { Authorization: "" });
      expect(codeOf(nobody)).toEqual([401, "UNAUTHORIZED"]);
    }
  });

  test("that changes it is for admins, which members are told in a sentence", async () => {
    const [ana, lei, mia] = await three();
    const id = await make(ana, lei, mia);
    for (const [method, path, body] of requests(id, ana).slice(1, 5)) {
      const reply = await lei.rest(method, path, body);
      expect(codeOf(reply)).toEqual([403, "FORBIDDEN"]);
      expect(errorOf(reply).message).toBe("Only the admins of the group may do this.");
    }
    expect(codeOf(await setRole(lei, id, lei, "admin"))).toEqual([403, "FORBIDDEN"]);
    // What does not exist is said before what one may not do.
    expect(codeOf(await add(lei, id, "nobody"))).toEqual([404, "USER_NOT_FOUND"]);
    expect(codeOf(await setRole(lei, id, { id: "nobody" }, "admin"))).toEqual([404, "USER_NOT_FOUND"]);
    expect(errorOf(await remove(lei, id, lei)).message).toContain("leave");
    expect(rolesIn(await seen(ana, id))).toEqual({ Ana: "admin", Lei: "member", Mia: "member" });
  });
});

test("a group has at most 200 members, also when several are added at once", async () => {
  const [ana, lei] = await three();
  const ids = await crowd(limits.groupMembers + 5);
  const id = await make(ana, lei);
  await setRole(ana, id, lei, "admin");
  expect((await add(ana, id, ...ids.slice(0, limits.groupMembers - 10))).status).toBe(200);
  const full = await add(ana, id, ...ids.slice(-20));
  expect(codeOf(full)).toEqual([400, "VALIDATION_ERROR"]);
  expect(errorOf(full).details.issues).toMatchObject([{ path: ["userIds"] }]);
  const rest = ids.slice(limits.groupMembers - 10);
  const replies = await Promise.all(rest.map((one, at) => add(at % 2 ? ana : lei, id, one)));
  const codes = replies.map(({ status }) => status).sort();
  expect(codes).toEqual([...Array<number>(8).fill(200), ...Array<number>(7).fill(400)]);
  expect(await memberIds(app.live.db, id)).toHaveLength(limits.groupMembers);
  // Who is in it already needs no room.
  expect((await add(ana, id, lei.id)).status).toBe(200);
});

test("a group shows the call that it is in to its members, with how many are connected", async () => {
  const [ana, lei, mia] = await three();
  const groupId = await make(ana, lei, mia);
  const callId = await place(ana, [lei, mia], { groupId, type: "audio" });
  const { createdAt } = await ana.sees(callId);
  const call = { id: callId, type: "audio", startedAt: createdAt };
  expect((await seen(mia, groupId)).activeCall).toEqual({ ...call, count: 0 });
  await does(lei, "answer", callId);
  const listed = await mia.rest("GET", "/groups");
  expect(listed.body).toMatchObject([{ id: groupId, activeCall: { ...call, count: 2 } }]);
  // Who is removed stays in the call, and does not hear of it as a member any more.
  await remove(ana, groupId, lei);
  expect((await seen(mia, groupId)).activeCall).toEqual({ ...call, count: 2 });
  expect(codeOf(await lei.rest("GET", `/groups/${groupId}`))).toEqual([403, "NOT_GROUP_MEMBER"]);
  await does(ana, "hangup", callId);
  expect(await seen(mia, groupId)).not.toHaveProperty("activeCall");
  // A call without the group is none of its business.
  await place(ana, [mia], {});
  expect(await seen(mia, groupId)).not.toHaveProperty("activeCall");
});
