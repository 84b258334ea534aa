import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Account, type Endpoint, endpoints, type ErrorBody, type Person } from "@/lib/contract";
import { seedDemo } from "./demo";
import { testApp, type TestApp } from "./testing/app";
import type { TestClient } from "./testing/client";
import type { Answered, TestPerson } from "./testing/person";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const two = () => Promise.all([app.person("Ana"), app.person("Lei")]);
const codeOf = ({ status, body }: Answered) => [status, (body as ErrorBody).error.code];
const ok = { success: true };

/** The reply is of the form that the contract promises. */
const follows = (endpoint: Endpoint, { body }: Answered) => expect(endpoint.reply.parse(body)).toEqual(body);

const seen = async (by: TestPerson, who: TestPerson) =>
  (await by.rest("GET", `/users/${who.id}`)).body as Person;

/** The same person in the list of people. */
async function listed(by: TestPerson, who: TestPerson): Promise<Person | undefined> {
  const { body } = await by.rest("GET", `/users?keyword=${who.id.slice(-12)}`);
  return (body as Person[]).find(({ id }) => id === who.id);
}

const block = (by: TestPerson, who: TestPerson) => by.rest("PUT", `/users/me/blocks/${who.id}`);
const unblock = (by: TestPerson, who: TestPerson) => by.rest("DELETE", `/users/me/blocks/${who.id}`);
const heard = (client: TestClient, who: TestPerson) =>
  client.presence.filter(({ userId }) => userId === who.id).map(({ online }) => online);

/** Everything that was told of presence before this has arrived: tells of one who is heard of by everybody. */
async function settled(...clients: TestClient[]): Promise<void> {
  const last = await app.person("Last");
  await last.client("phone");
  await Promise.all(
    clients.map((client) => client.until("hears of the last", () => heard(client, last).length > 0)),
  );
}

describe("my account", () => {
  test("is shown to me with its settings, at both addresses of mine", async () => {
    const [ana, lei] = await two();
    const mine = await ana.rest("GET", "/users/me");
    follows(endpoints.myAccount, mine);
    expect(mine.body).toMatchObject({ id: ana.id, nickname: "Ana", whenBusy: "ring" });
    const shown = await lei.rest("GET", `/users/${ana.id}`);
    follows(endpoints.getUser, shown);
    expect(shown.body).not.toHaveProperty("whenBusy");
    expect((await ana.rest("GET", `/users/${ana.id}`)).body).toMatchObject({ id: ana.id, online: false });
  });

  test("changes in what is given and stays in everything else, however often", async () => {
    const [ana, lei] = await two();
    const put = (body: object) => ana.rest("PUT", `/users/${ana.id}`, body);
    const named = await put({ nickname: "  Ana 安娜 " });
    follows(endpoints.updateUser, named);
    expect(named).toMatchObject({
      status: 200,
      body: { success: true, user: { nickname: "Ana 安娜", whenBusy: "ring" } },
    });
    const both = await put({ whenBusy: "reject", unknown: 1 });
    expect(both.body).toMatchObject({ user: { nickname: "Ana 安娜", whenBusy: "reject" } });
    expect((await put({ whenBusy: "reject" })).body).toEqual(both.body);
    expect((await put({})).body).toEqual(both.body);
    expect((await ana.rest("GET", "/users/me")).body).toEqual((both.body as { user: Account }).user);
    expect((await seen(lei, ana)).nickname).toBe("Ana 安娜");
  });

  test("is nobody else's to change, and takes no bad value", async () => {
    const [ana, lei] = await two();
    const bad = [{ nickname: " " }, { nickname: "a\u202eb" }, { nickname: 7 }, { whenBusy: "never" }];
    for (const body of bad) {
      expect(codeOf(await ana.rest("PUT", `/users/${ana.id}`, body))).toEqual([400, "VALIDATION_ERROR"]);
    }
    expect(codeOf(await lei.rest("PUT", `/users/${ana.id}`, { nickname: "x" }))).toEqual([403, "FORBIDDEN"]);
    expect(codeOf(await lei.rest("PUT", "/users/nobody", { nickname: "x" }))).toEqual([403, "FORBIDDEN"]);
    // What was sent is looked at before whose it is.
    expect(codeOf(await lei.rest("PUT", `/users/${ana.id}`, bad[0]))).toEqual([400, "VALIDATION_ERROR"]);
    expect((await seen(lei, ana)).nickname).toBe("Ana");
  });

  test("needs a token, as everything about people does", async () => {
    const ana = await app.person("Ana");
    const asked = [
      ["GET", "/users/me"],
      ["GET", "/users"],
      ["GET", `/users/${ana.id}`],
      ["PUT", `/users/${ana.id}`],
      ["GET", "/users/me/blocks"],
      ["PUT", `/users/me/blocks/${ana.id}`],
      ["DELETE", `/users/me/blocks/${ana.id}`],
    ] as const;
    for (const [method, path] of asked) {
      const reply = await ana.rest(method, path, undefined, { Authorization: "" });
      expect(codeOf(reply)).toEqual([401, "UNAUTHORIZED"]);
    }
  });
});

describe("somebody", () => {
  test("who does not exist is not found", async () => {
    const ana = await app.person("Ana");
    const reply = await ana.rest("GET", "/users/nobody");
    expect(codeOf(reply)).toEqual([404, "USER_NOT_FOUND"]);
    expect((reply.body as ErrorBody).error.details).toEqual({ userIds: ["nobody"] });
    expect(codeOf(await ana.rest("GET", `/users/${"x".repeat(129)}`))).toEqual([400, "VALIDATION_ERROR"]);
  });

  test("is online while a client of theirs is there", async () => {
    const [ana, lei] = await two();
    const phone = await lei.client("phone");
    expect(await seen(ana, lei)).toMatchObject({ nickname: "Lei", online: true });
    const watching = await ana.client("phone");
    phone.disconnect();
    await watching.until("hears Lei go", () => heard(watching, lei).includes(false));
    expect((await seen(ana, lei)).online).toBe(false);
  });

  test("with a demo account is there for nobody while demo accounts are off", async () => {
    await seedDemo(app.live.db);
    const [demo] = await app.live.pool<{ id: string }[]>`select id from users where username = 'ana'`;
    const lei = await app.person("Lei");
    const id = demo?.id ?? "";
    expect(codeOf(await lei.rest("GET", `/users/${id}`))).toEqual([404, "USER_NOT_FOUND"]);
    expect(codeOf(await lei.rest("PUT", `/users/me/blocks/${id}`))).toEqual([404, "USER_NOT_FOUND"]);
    await app.restart({ demo: true });
    expect((await lei.rest("GET", `/users/${id}`)).body).toMatchObject({ username: "ana" });
    expect((await lei.rest("PUT", `/users/me/blocks/${id}`)).body).toEqual(ok);
    await app.restart({ demo: false });
    expect((await lei.rest("GET", "/users/me/blocks")).body).toEqual([]);
  });
});

describe("the list of people", () => {
  test("comes in pages that name each other and say how many there are", async () => {
    const ana = await app.person("Ana");
    for (const name of ["Paged-c", "paged-A", "Paged-b"]) await app.person(name);
    const page = (query: string) => ana.rest("GET", `/users?keyword=paged&${query}`);
    const first = await page("limit=2");
    follows(endpoints.listUsers, first);
    expect((first.body as Person[]).map(({ nickname }) => nickname)).toEqual(["paged-A", "Paged-b"]);
    expect(first.headers.get("x-total-count")).toBe("3");
    expect(first.headers.get("link")).toBe('</api/v1/users?keyword=paged&limit=2&offset=2>; rel="next"');
    const last = await page("limit=2&offset=2");
    expect((last.body as Person[]).map(({ nickname }) => nickname)).toEqual(["Paged-c"]);
    expect(last.headers.get("link")).toContain('rel="prev"');
    expect(last.headers.get("link")).not.toContain('rel="next"');
    expect(codeOf(await page("limit=0"))).toEqual([400, "VALIDATION_ERROR"]);
    expect(codeOf(await page("limit=101"))).toEqual([400, "VALIDATION_ERROR"]);
    expect(codeOf(await page("offset=-1"))).toEqual([400, "VALIDATION_ERROR"]);
  });
});

describe("whom I have blocked", () => {
  test("is listed by name in pages, for me alone, until I unblock them", async () => {
    const [ana, lei] = await two();
    const [zoe, adam] = await Promise.all([app.person("Zoe"), app.person("adam")]);
    for (const person of [lei, zoe, adam]) expect((await block(ana, person)).body).toEqual(ok);
    const first = await ana.rest("GET", "/users/me/blocks?limit=2");
    follows(endpoints.listBlocked, first);
    expect((first.body as Person[]).map(({ nickname }) => nickname)).toEqual(["adam", "Lei"]);
    expect(first.headers.get("x-total-count")).toBe("3");
    expect(first.headers.get("link")).toBe('</api/v1/users/me/blocks?limit=2&offset=2>; rel="next"');
    expect((await ana.rest("GET", "/users/me/blocks?offset=2")).body).toMatchObject([{ id: zoe.id }]);
    expect((await lei.rest("GET", "/users/me/blocks")).body).toEqual([]);
    for (const person of [lei, zoe, adam]) expect((await unblock(ana, person)).body).toEqual(ok);
    expect((await ana.rest("GET", "/users/me/blocks")).body).toEqual([]);
  });

  test("may be blocked and unblocked again and at once", async () => {
    const [ana, lei] = await two();
    const replies = await Promise.all([block(ana, lei), block(ana, lei), block(ana, lei)]);
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, body: ok });
    expect((await ana.rest("GET", "/users/me/blocks")).body).toHaveLength(1);
    for (const reply of [await unblock(ana, lei), await unblock(ana, lei)]) {
      expect(reply).toMatchObject({ status: 200, body: ok });
    }
    expect((await ana.rest("DELETE", "/users/me/blocks/nobody")).body).toEqual(ok);
  });

  test("is neither me nor nobody", async () => {
    const ana = await app.person("Ana");
    const mine = await block(ana, ana);
    expect(codeOf(mine)).toEqual([400, "VALIDATION_ERROR"]);
    expect((mine.body as ErrorBody).error.details.issues).toMatchObject([{ path: ["userId"] }]);
    const nobody = await ana.rest("PUT", "/users/me/blocks/nobody");
    expect(codeOf(nobody)).toEqual([404, "USER_NOT_FOUND"]);
    expect((nobody.body as ErrorBody).error.details).toEqual({ userIds: ["nobody"] });
  });
});

describe("who is blocked", () => {
  test("finds the other offline, in the list and alone, while everybody else sees them", async () => {
    const [ana, lei] = await two();
    const mia = await app.person("Mia");
    await ana.client("phone");
    await lei.client("phone");
    await block(ana, lei);
    expect(await seen(lei, ana)).toMatchObject({ id: ana.id, nickname: "Ana", online: false });
    expect(await listed(lei, ana)).toMatchObject({ online: false });
    expect(await listed(mia, ana)).toMatchObject({ online: true });
    // To block is one-sided.
    expect((await seen(ana, lei)).online).toBe(true);
    expect((await ana.rest("GET", "/users/me/blocks")).body).toMatchObject([{ id: lei.id, online: true }]);
    await unblock(ana, lei);
    expect((await seen(lei, ana)).online).toBe(true);
    expect(await listed(lei, ana)).toMatchObject({ online: true });
  });

  test("hears nothing of the other's coming and going, while everybody else does", async () => {
    const [ana, lei] = await two();
    const mia = await app.person("Mia");
    const [leis, mias] = await Promise.all([lei.client("phone"), mia.client("phone")]);
    await block(ana, lei);
    const phone = await ana.client("phone");
    await mias.until("hears Ana come", () => heard(mias, ana).includes(true));
    phone.disconnect();
    await mias.until("hears Ana go", () => heard(mias, ana).includes(false));
    await settled(leis, mias);
    expect(heard(mias, ana)).toEqual([true, false]);
    expect(heard(leis, ana)).toEqual([]);
  });

  test("sees the other go when the block comes and come when it is lifted, once each", async () => {
    const [ana, lei] = await two();
    const mia = await app.person("Mia");
    const phone = await ana.client("phone");
    const [leis, mias] = await Promise.all([lei.client("phone"), mia.client("phone")]);
    await block(ana, lei);
    await block(ana, lei);
    await unblock(ana, lei);
    await unblock(ana, lei);
    await block(ana, lei);
    phone.disconnect();
    await mias.until("hears Ana go", () => heard(mias, ana).includes(false));
    await unblock(ana, lei);
    await block(ana, lei);
    await settled(leis, mias);
    expect(heard(leis, ana)).toEqual([false, true, false]);
    expect(heard(mias, ana)).toEqual([false]);
  });

  test("is told nothing when somebody who is away blocks them", async () => {
    const [ana, lei] = await two();
    const leis = await lei.client("phone");
    await block(ana, lei);
    await unblock(ana, lei);
    await settled(leis);
    expect(heard(leis, ana)).toEqual([]);
  });

  test("ends at the truth, however coming, going and blocking fall together", async () => {
    const [ana, lei] = await two();
    const mia = await app.person("Mia");
    const [leis, mias] = await Promise.all([lei.client("phone"), mia.client("phone")]);
    /** Everything that Ana's coming or going had told has arrived; answers what Lei believes. */
    const belief = async (online: boolean) => {
      told += 1;
      await mias.until(`hears that ${online}`, () => heard(mias, ana).length === told);
      expect(heard(mias, ana).at(-1)).toBe(online);
      await settled(leis);
      return heard(leis, ana).at(-1) ?? false;
    };
    let told = 0;
    for (let round = 0; round < 20; round += 1) {
      const [first] = await Promise.all([ana.client("phone"), block(ana, lei)]);
      expect(await belief(true)).toBe(false);
      first.disconnect();
      expect(await belief(false)).toBe(false);
      const [second] = await Promise.all([ana.client("phone"), unblock(ana, lei)]);
      expect(await belief(true)).toBe(true);
      second.disconnect();
      await block(ana, lei);
      expect(await belief(false)).toBe(false);
      await unblock(ana, lei);
      expect(heard(leis, ana).at(-1)).toBe(false);
    }
  });
});

test("a new nickname is not pushed to anybody", async () => {
  const [ana, lei] = await two();
  const leis = await lei.client("phone");
  await ana.client("phone");
  await settled(leis);
  const before = { calls: leis.pushes.length, presence: heard(leis, ana).length };
  await ana.rest("PUT", `/users/${ana.id}`, { nickname: "Anna" });
  await settled(leis);
  expect({ calls: leis.pushes.length, presence: heard(leis, ana).length }).toEqual(before);
});
