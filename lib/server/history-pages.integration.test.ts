import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as schema from "@/db/schema";
import { type CallRecord, callStatus, callType, type ErrorBody } from "@/lib/contract";
import { listCalls } from "./commands";
import { testApp, type TestApp } from "./testing/app";
import { insertPast } from "./testing/past";
import type { Answered, TestPerson } from "./testing/person";

const COUNT = 56;
/** The first calls were placed then, the last 18 s later, where the next day begins. */
const first = new Date("2026-03-14T23:59:42Z");

let app: TestApp;
/** Called by Lei all the time. */
let ana: TestPerson;
let lei: TestPerson;
beforeAll(async () => {
  app = await testApp();
  [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  await insertPast(app.live.pool, { callerId: lei.id, calleeId: ana.id, count: COUNT, from: first });
});
afterAll(() => app.stop());

const ask = (person: TestPerson, query: object) => {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return person.rest("GET", `/rtc/calls/${person.id}?${text}`);
};

async function listed(person: TestPerson, query: object): Promise<CallRecord[]> {
  const { status, body, headers } = await ask(person, { limit: 100, ...query });
  expect([query, status]).toEqual([query, 200]);
  const records = body as CallRecord[];
  expect(headers.get("X-Total-Count")).toBe(String(records.length));
  return records;
}

describe("a filter", () => {
  test("finds what is shown with that status, in all seven words, and of that type, alone and together", async () => {
    for (const person of [ana, lei]) {
      const all = await listed(person, {});
      expect(all).toHaveLength(COUNT);
      for (const status of callStatus.options) {
        expect(await listed(person, { status })).toEqual(all.filter((call) => call.status === status));
        for (const type of callType.options) {
          const both = all.filter((call) => call.status === status && call.type === type);
          expect(await listed(person, { status, type })).toEqual(both);
        }
      }
      const videos = all.filter(({ type }) => type === "video");
      expect(videos).toHaveLength(COUNT / 2);
      expect(await listed(person, { type: "video" })).toEqual(videos);
    }
  });

  test("goes with times and with pages", async () => {
    const window = { startTime: "2026-03-14T23:59:45Z", endTime: "2026-03-14T23:59:55Z" };
    const query = { type: "audio", status: "missed", ...window };
    const found = await listed(ana, query);
    expect(found.length).toBeGreaterThan(2);
    const second = await ask(ana, { ...query, limit: 1, offset: 1 });
    expect(second.body).toEqual(found.slice(1, 2));
    expect(second.headers.get("X-Total-Count")).toBe(String(found.length));
  });
});

describe("a bound", () => {
  const timesOf = async (query: object) =>
    new Set((await listed(ana, query)).map(({ createdAt }) => createdAt));

  test("includes its own millisecond", async () => {
    const at = "2026-03-14T23:59:50.000Z";
    expect(await timesOf({ startTime: at, endTime: at })).toEqual(new Set([at]));
    expect(
      await timesOf({ startTime: "2026-03-14T23:59:50.001Z", endTime: "2026-03-14T23:59:50.999Z" }),
    ).toEqual(new Set());
    expect(await listed(ana, { startTime: "2026-03-15T07:59:50.000+08:00" })).toEqual(
      await listed(ana, { startTime: at }),
    );
  });

  test("that is a date alone is its beginning, or its last millisecond", async () => {
    const midnight = new Set(["2026-03-15T00:00:00.000Z"]);
    expect(await timesOf({ startTime: "2026-03-15" })).toEqual(midnight);
    expect(await timesOf({ startTime: "2026-03-15", endTime: "2026-03-15" })).toEqual(midnight);
    expect(await timesOf({ startTime: "2026-03-16" })).toEqual(new Set());
    const before = await timesOf({ endTime: "2026-03-14" });
    expect(before.size).toBe(18);
    expect(before.has("2026-03-15T00:00:00.000Z")).toBe(false);
    await app.live.pool`update participants set created_at = '2026-03-14T23:59:59.999Z'
      where user_id = ${ana.id} and created_at = '2026-03-14T23:59:59Z'`;
    await app.live.pool`update calls set created_at = '2026-03-14T23:59:59.999Z'
      where created_at = '2026-03-14T23:59:59Z'`;
    expect(await timesOf({ endTime: "2026-03-14", startTime: "2026-03-14T23:59:59.500Z" })).toEqual(
      new Set(["2026-03-14T23:59:59.999Z"]),
    );
  });
});

describe("what cannot be asked for", () => {
  test.each([
    ["type", "phone"],
    ["status", "gone"],
    ["startTime", "yesterday"],
    ["startTime", "2026-02-30"],
    ["endTime", "1969-12-31"],
    ["endTime", "2026-03-14 10:00"],
    ["limit", "0"],
    ["limit", "101"],
    ["limit", "ten"],
    ["offset", "-1"],
    ["offset", "1.5"],
  ])("%s=%s is refused by name", async (name, value) => {
    const { status, body } = await ask(ana, { [name]: value });
    const { code, details } = (body as ErrorBody).error;
    expect([status, code]).toEqual([400, "VALIDATION_ERROR"]);
    expect(details).toMatchObject({ issues: [{ path: [name] }] });
  });
});

describe("pages", () => {
  const nextOf = ({ headers }: Answered) => /<([^>]+)>; rel="next"/.exec(headers.get("Link") ?? "")?.[1];

  /** Follows the links from page to page. */
  async function walk(query: object): Promise<CallRecord[][]> {
    const pages: CallRecord[][] = [];
    let page = await ask(ana, query);
    for (;;) {
      expect(page.headers.get("X-Total-Count")).toBe(String(COUNT));
      pages.push(page.body as CallRecord[]);
      const next = nextOf(page);
      if (next === undefined) return pages;
      page = await ana.rest("GET", next.slice("/api/v1".length));
    }
  }

  test("show every call once, the newest first, ties by id, when one follows the links", async () => {
    const pages = await walk({ limit: 5 });
    expect(pages.map(({ length }) => length)).toEqual([...Array<number>(11).fill(5), 1]);
    const walked = pages.flat().map(({ createdAt, id }) => `${createdAt} ${id}`);
    expect(walked).toEqual(walked.toSorted().toReversed());
    expect(new Set(walked).size).toBe(COUNT);
  });

  test("hold twenty calls where nothing is said, and none beyond the last", async () => {
    expect((await ask(ana, {})).body).toHaveLength(20);
    const beyond = await ask(ana, { offset: 1000 });
    expect([beyond.status, beyond.body, beyond.headers.get("X-Total-Count")]).toEqual([
      200,
      [],
      String(COUNT),
    ]);
  });
});

describe("ten thousand calls and more", () => {
  const MANY = 10_150;
  let mia: TestPerson;

  beforeAll(async () => {
    mia = await app.person("Mia");
    const others = await Promise.all(["Tom", "Eve", "Joe"].map((name) => app.person(name)));
    const { pool } = app.live;
    for (const { id } of [mia, ...others]) {
      await insertPast(pool, { callerId: lei.id, calleeId: id, count: MANY, from: first });
    }
    await pool.unsafe("vacuum (analyze)");
  });

  test("are counted no further, and the pages go on to the last one", async () => {
    const middle = await ask(mia, { limit: 100, offset: 9900 });
    expect(middle.headers.get("X-Total-Count")).toBe("10000");
    expect(middle.headers.get("Link")).toContain('offset=10000>; rel="next"');
    const last = await ask(mia, { limit: 100, offset: 10_100 });
    expect(last.body).toHaveLength(50);
    expect(last.headers.get("X-Total-Count")).toBe("10000");
    expect(last.headers.get("Link")).not.toContain("next");
  });

  test.each([
    ["all of them", {}],
    ["those of a type", { type: "video" }],
    ["those with an outcome", { status: "missed" }],
    ["those of a time", { startTime: "2026-03-15", endTime: "2026-03-15" }],
    ["those that came in", { direction: "incoming" }],
    ["those with a name in them", { search: "le" }],
  ] as const)(
    "a page of %s takes three statements, which find them in the index alone",
    async (_, filter) => {
      const statements: [string, unknown[]][] = [];
      const logger = { logQuery: (text: string, values: unknown[]) => void statements.push([text, values]) };
      const db = drizzle(app.live.pool, { schema, casing: "snake_case", logger });
      const input = { userId: mia.id, limit: 100, offset: 500, ...filter };
      const caller = { userId: mia.id, sessionId: "", clientId: "", hasSocket: false };
      const { items } = await listCalls({ ...app.live, db }, input, caller);
      expect(items).toHaveLength(100);
      expect(statements).toHaveLength(3);
      const plans = await Promise.all(statements.map(([text, values]) => planOf(text, values)));
      const [due = [], ...rest] = plans.map((plan) => nodesOf(plan));
      expect(due.map((node) => node["Node Type"])).not.toContain("Seq Scan");
      for (const nodes of rest) {
        const limit = nodes.find((node) => node["Node Type"] === "Limit");
        expect(limit?.Plans).toMatchObject([{ "Node Type": "Index Only Scan", "Index Name": "history" }]);
      }
    },
  );

  interface Plan {
    readonly "Node Type": string;
    readonly Plans?: readonly Plan[];
  }

  async function planOf(text: string, values: unknown[]): Promise<Plan> {
    const [row] = await app.live.pool.unsafe<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
      `explain (format json) ${text}`,
      values as string[],
    );
    if (!row) throw new Error("there is no plan");
    return row["QUERY PLAN"][0].Plan;
  }

  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
});
