import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { users } from "@/db/schema";
import { testApp, type TestApp } from "./testing/app";
import { published } from "./testing/openapi";
import { membersOf, page, type PageEndpoint } from "./testing/page";
import { asPage, peopleOfPage } from "./testing/page-people";
import type { Answered, TestPerson } from "./testing/person";
import { does, place, talking } from "./testing/rest";

const at = (path: string): PageEndpoint => {
  const found = page.find((endpoint) => endpoint.path === path);
  if (!found) throw new Error(`the page has no ${path}`);
  return found;
};

const template = ({ path }: PageEndpoint) => path.replace(/:(\w+)/g, "{$1}");
const operationOf = (endpoint: PageEndpoint) =>
  published.paths[template(endpoint)]?.[endpoint.method.toLowerCase()];

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly $ref?: string;
}

function resolved(schema: Schema | undefined): Schema {
  const name = schema?.$ref?.split("/").at(-1);
  if (name === undefined) return schema ?? {};
  return (
    (published as unknown as { components: { schemas: Record<string, Schema> } }).components.schemas[name] ??
    {}
  );
}

test("the page has sixteen endpoints, and every one is in the OpenAPI document", () => {
  expect(page).toHaveLength(16);
  expect(page.filter((endpoint) => !operationOf(endpoint))).toEqual([]);
});

describe.each(page.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  "%s",
  (_, endpoint) => {
    test("takes every parameter of the page, of its type", () => {
      const operation = operationOf(endpoint);
      const body = resolved(operation?.requestBody?.content["application/json"]?.schema);
      const outside = new Map(operation?.parameters?.map(({ name, schema }) => [name, schema]));
      for (const { name, type, required } of endpoint.parameters) {
        const schema = outside.get(name) ?? body.properties?.[name];
        expect([name, schema]).not.toEqual([name, undefined]);
        // An id, a list, an object; a query that holds a number is an integer. A signal is one of several objects.
        const expected = { "string[]": ["array"], number: ["integer"] }[type] ?? [type];
        const given = resolved(schema).type;
        if (given !== undefined) expect([name, expected]).toEqual([name, [given]]);
        // While no offer is pending an answer may be left out.
        if (required && name !== "answer" && !outside.has(name)) expect(body.required).toContain(name);
        if (!required) expect(body.required ?? []).not.toContain(name);
      }
    });
  },
);

test("a call has every member that the page declares", () => {
  const { properties, required } = resolved({ $ref: "#/components/schemas/Call" });
  for (const [member] of membersOf("RTCCall")) {
    expect(Object.keys(properties ?? {})).toContain(member.replace("?", ""));
    if (!member.endsWith("?")) expect(required).toContain(member);
  }
});

describe("the example requests of the page get the example replies", () => {
  let app: TestApp;
  let people: readonly TestPerson[];
  let callId: string;
  beforeAll(async () => {
    app = await testApp();
    people = await peopleOfPage(app);
  });
  afterAll(() => app.stop());

  /** Sends the example of this address as if it were of this user. */
  async function example(path: string, who: number, id = callId): Promise<Answered> {
    const { method, body } = at(path);
    const own = people[who - 1];
    if (!own) throw new Error("nobody there");
    const address = path.replace(/:(id|callId)$/, id).replace(":userId", own.id);
    if (body === undefined) return own.rest(method, address);
    const sent = JSON.parse(JSON.stringify(body).replaceAll("call-uuid", id)) as { userId?: string };
    return own.rest(method, address, sent.userId === undefined ? sent : { ...sent, userId: own.id });
  }

  const shown = (path: string, reply: Answered, id = callId) => {
    expect(reply.status).toBe(path === "/rtc/call" ? 201 : 200);
    expect(reply.body).toMatchObject(asPage(at(path).reply, { "call-uuid": id }));
  };

  test("to call a group", async () => {
    const reply = await example("/rtc/call", 1);
    callId = (reply.body as { call: { id: string } }).call.id;
    shown("/rtc/call", reply);
  });

  test.each([
    ["/rtc/answer", 2],
    ["/rtc/reject", 3],
    ["/rtc/call/:id", 1],
    ["/rtc/signal", 1],
    ["/rtc/device", 1],
    ["/rtc/mute", 1],
    ["/rtc/video", 1],
    ["/rtc/invite", 1],
    ["/rtc/join", 4],
    ["/rtc/leave", 4],
  ])("at %s, by user-00%i", async (path, who) => {
    shown(path, await example(path, who));
  });

  test("for statistics that were reported as they stand there", async () => {
    const { stats } = at("/rtc/stats/:callId").reply as { stats: object };
    const sample = { at: new Date().toISOString(), peerUserId: "user-002", ...stats };
    await people[0]?.rest("POST", `/rtc/stats/${callId}`, { samples: [sample] });
    shown("/rtc/stats/:callId", await example("/rtc/stats/:callId", 1));
  });

  test("to hang up", async () => {
    shown("/rtc/hangup", await example("/rtc/hangup", 1));
  });

  test("to give a call up", async () => {
    const [caller, callee] = people;
    if (!caller || !callee) throw new Error("nobody there");
    const second = await place(caller, [callee]);
    shown("/rtc/cancel", await example("/rtc/cancel", 1, second));
  });

  test("for the present call of one of two", async () => {
    const [caller, callee] = people;
    if (!caller || !callee) throw new Error("nobody there");
    const second = await talking(caller, [callee]);
    shown("/rtc/active/:userId", await example("/rtc/active/:userId", 1), second);
    await does(caller, "hangup", second);
  });

  test("for the calls of a user", async () => {
    const [reader, second, third] = people;
    if (!reader || !second || !third) throw new Error("nobody there");
    await app.live.pool`delete from calls`;
    const missed = await place(third, [reader], { type: "audio" });
    await app.live
      .pool`update participants set ring_until = now() where call_id = ${missed} and ring_until is not null`;
    await app.live.pool`update calls set due_at = now() where id = ${missed}`;
    const ended = await talking(reader, [second]);
    await does(reader, "hangup", ended);
    await app.live.db
      .update(users)
      .set({ avatar: "https://example.com/avatar2.jpg" })
      .where(eq(users.id, "user-003"));
    const reply = await reader.rest("GET", `/rtc/calls/${reader.id}?limit=20&offset=0`);
    const { reply: shown } = at("/rtc/calls/:userId");
    const renamed = JSON.parse(JSON.stringify(shown).replaceAll("李四", "王五")) as unknown;
    expect(reply.body).toMatchObject(asPage(renamed, { "call-001": ended, "call-002": missed }) as object[]);
    const filtered = await reader.rest(
      "GET",
      `/rtc/calls/${reader.id}?type=video&status=ended&limit=20&offset=0`,
    );
    expect(filtered.body).toMatchObject([{ id: ended }]);
  });
});
