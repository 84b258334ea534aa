import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Endpoint, endpointEntries, type ErrorCode, errorCodes } from "@/lib/contract";
import { check } from "./matrix/check";
import { type Credentials, groupScene, nothingScene, quietScene } from "./matrix/group-scene";
import { withKeys } from "./matrix/key-scene";
import { pairScene, phaseOf } from "./matrix/pair-scene";
import { requests } from "./matrix/requests";
import { endpointNameOf, endpointOf, readTables, type Row, type Table } from "./matrix/table";
import { expiredScene, withTokens } from "./matrix/token-scene";
import { testApp, type TestApp, testSettings } from "./testing/app";
import { TestClient } from "./testing/client";

const tables = readTables();

function table(heading: string): Table {
  const found = tables.get(heading);
  if (!found) throw new Error(`table.md has no heading "${heading}"`);
  return found;
}

const [handshake, ...tokenRows] = table("Tokens").rows;
if (handshake?.name !== "handshake") throw new Error("the first row under Tokens is the handshake");
const tokens = { ...table("Tokens"), rows: tokenRows };
const group = table("In a group call");
const keys = table("With a key");
const pair = table("Between two people");
const nothing = table("Of what there is not");
const expired = table("Expired on an open socket");
const all = [tokens, group, keys, pair, nothing, expired];

const inWords = (code: ErrorCode) => `${errorCodes[code][0]} ${code}`;

const credentials: Credentials = { username: "somebody.who.signs.in", password: "long enough" };
let app: TestApp;
beforeAll(async () => {
  // On a busy machine nothing rings out, and nobody is lost, meanwhile.
  app = await testApp({ call: { ...testSettings().call, ringMs: 600_000, callerGoneMs: 600_000 } });
  const visitor = await app.person("Visitor");
  expect((await visitor.rest("POST", "/auth/register", credentials)).status).toBe(201);
});
afterAll(() => app.stop());

const minutes = 60_000;

/** Cells that are about no call, and alter what they are about, need none. */
function openGroup(_: string, row?: Row) {
  const aboutCall = row === undefined || endpointOf(row).path.startsWith("/rtc/");
  return (aboutCall ? groupScene : quietScene)(app, credentials);
}

describe("the table", () => {
  const namesIn = ({ rows }: Table) => [...new Set(rows.map(endpointNameOf))].sort();
  const namesOf = (holds: (endpoint: Endpoint) => boolean) =>
    endpointEntries.flatMap(([name, endpoint]) => (holds(endpoint) ? [name] : [])).sort();

  test("has a row for every endpoint, and none for anything else", () => {
    expect(namesIn(tokens)).toEqual(namesOf(() => true));
    expect(namesIn(group)).toEqual(namesOf(() => true));
    expect(namesIn(keys)).toEqual(namesOf(() => true));
    expect(namesIn(pair)).toEqual(namesOf(({ path }) => path.startsWith("/rtc/")));
    const mayMiss = ({ errors }: Endpoint) => errors.some((code) => errorCodes[code][0] === 404);
    expect(namesIn(nothing)).toEqual(namesOf(mayMiss));
    expect(namesIn(expired)).toEqual(namesOf(({ command }) => command !== undefined));
  });

  test("has rows for everything that can be asked, and nothing else", () => {
    const names = all.flatMap(({ rows }) => rows.map(({ name }) => name));
    expect([...new Set(names)].sort()).toEqual(Object.keys(requests).sort());
  });

  test("has in every cell a reply of the contract", () => {
    for (const { rows } of all) {
      for (const row of rows) {
        for (const { column, expected } of row.cells) {
          const code = expected.split(" ")[1] as ErrorCode | undefined;
          const right = code ? inWords(code) : String(endpointOf(row).status);
          expect([row.name, column, expected]).toEqual([row.name, column, right]);
        }
      }
    }
  });
});

describe("everybody is answered as the table says", () => {
  test("the people of a group call, on both doors", { timeout: 10 * minutes }, async () => {
    expect(await check(group, { open: openGroup, doors: ["REST", "socket"] })).toEqual([]);
  });

  test("a program with a key", { timeout: 10 * minutes }, async () => {
    const open = async (_: string, row?: Row) => withKeys(await openGroup("", row));
    expect(await check(keys, { open, doors: ["REST"] })).toEqual([]);
  });

  test("the two of a call, on both doors", { timeout: 10 * minutes }, async () => {
    const open = (column: string) => pairScene(app, credentials, column);
    expect(await check(pair, { open, key: phaseOf, doors: ["REST", "socket"] })).toEqual([]);
  });

  test("who asks for what there is not, on both doors", { timeout: 10 * minutes }, async () => {
    const open = () => nothingScene(app, credentials);
    expect(await check(nothing, { open, doors: ["REST", "socket"] })).toEqual([]);
  });

  test("who comes without a good token", { timeout: 10 * minutes }, async () => {
    const open = async (_: string, row?: Row) => withTokens(await openGroup("", row));
    expect(await check(tokens, { open, doors: ["REST"] })).toEqual([]);
  });

  test("who knocks at the socket without a good token", async () => {
    const scene = await withTokens(await openGroup(""));
    const answers = handshake.cells.map(async ({ column }) => {
      const { id, token } = scene.actor(column).person;
      const client = new TestClient(app.url, id, "tab", token, false);
      await client.until("is answered", () => client.refusal !== undefined || client.presents.length > 0);
      client.disconnect();
      return {
        column,
        expected: client.refusal === undefined ? "200" : inWords(client.refusal as ErrorCode),
      };
    });
    expect(await Promise.all(answers)).toEqual(handshake.cells);
  });

  test("who stays on a socket when the token has expired", { timeout: 10 * minutes }, async () => {
    const open = () => expiredScene(app, credentials);
    expect(await check(expired, { open, doors: ["socket"] })).toEqual([]);
  });
});
