import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallRecord } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { insertPast } from "./testing/past";
import type { TestPerson } from "./testing/person";
import { codeOf, does, talking } from "./testing/rest";

const COUNT = 1203;

let app: TestApp;
/** Called by Lei all the time. */
let ana: TestPerson;
let lei: TestPerson;
beforeAll(async () => {
  app = await testApp();
  [ana, lei] = await Promise.all([app.person("Ana"), app.person("李雷")]);
  const from = new Date("2026-03-14T23:55:00Z");
  await insertPast(app.live.pool, { callerId: lei.id, calleeId: ana.id, count: COUNT, from });
});
afterAll(() => app.stop());

async function exported({ id, token }: TestPerson, query: Record<string, string> = {}) {
  const response = await fetch(`${app.url}/api/v1/rtc/calls/${id}/export?${new URLSearchParams(query)}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, text };
}

const parsed = (text: string) => JSON.parse(text) as CallRecord[];

describe("the calls of a history as a file", () => {
  test("are all there in JSON, as its pages have them, and those of a filter", async () => {
    const all = parsed((await exported(ana)).text);
    expect(all).toHaveLength(COUNT);
    expect(new Set(all.map(({ id }) => id)).size).toBe(COUNT);
    const { body } = await ana.rest("GET", `/rtc/calls/${ana.id}?limit=100&offset=450`);
    const timeless = ({ id, people, status }: CallRecord) => ({ id, people, status });
    expect(all.slice(450, 550).map(timeless)).toEqual((body as CallRecord[]).map(timeless));

    const some = parsed((await exported(ana, { status: "missed", type: "video" })).text);
    const chosen = all.filter(({ status, type }) => status === "missed" && type === "video");
    expect(some.map(({ id }) => id)).toEqual(chosen.map(({ id }) => id));
    expect(parsed((await exported(lei, { direction: "incoming" })).text)).toEqual([]);
  });

  test("are all there in CSV, which a spreadsheet takes for UTF-8", async () => {
    const { text, headers } = await exported(ana, { format: "csv" });
    expect(headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    const lines = text.split("\r\n");
    expect(lines[0]).toMatch(/^\ufeffid,type,direction,status,/);
    expect(lines).toHaveLength(COUNT + 2);
    expect(lines[1]).toContain(",李雷,0,");
    const none = await exported(lei, { search: "nobody", format: "csv" });
    expect(none.text.split("\r\n")).toEqual([lines[0], ""]);
  });

  test("are kept and not shown, and hold no formula that somebody has for a name", async () => {
    const eve = await app.person("Eve");
    await app.live.db.execute(sql`update users set nickname = '=1+1","x' where id = ${eve.id}`);
    await does(eve, "hangup", await talking(eve, [ana]));
    const { headers, text } = await exported(ana, { format: "csv", personId: eve.id });
    expect(headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="ringback-calls-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(text).toContain(`,"'=1+1"",""x",0,`);
  });

  test("are for nobody else", async () => {
    const path = `/rtc/calls/${ana.id}/export`;
    expect(codeOf(await lei.rest("GET", path))).toBe("FORBIDDEN");
    expect(codeOf(await ana.rest("GET", `${path}?format=xml`))).toBe("VALIDATION_ERROR");
  });
});
