import { and, eq, inArray } from "drizzle-orm";
import { databaseOf, type Db, openPool } from "@/db/client";
import { participants } from "@/db/schema";
import { openDatabases } from "../database";
import { openRingback } from "../ringback";
import { interleaved } from "../rounds";
import type { Scope } from "../scope";
import { openAgent, send } from "../server/http";
import { makePeople } from "../server/people";
import { askings, LIMIT } from "./asking";
import { fill } from "./fill";
import { report } from "./report";

const ROUNDS = 200;
const WARM_UP = 20;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What a page of a history takes, with a year of calls in the database. */
export async function history(scope: Scope): Promise<string> {
  const ringback = await openRingback(scope, await openDatabases(scope), "history");
  const [reader] = await makePeople(ringback, 1);
  if (!reader) throw new Error("there is nobody who reads");
  await fill(ringback.databaseUrl, reader.userId);

  const pool = openPool(ringback.databaseUrl, { max: 2 });
  scope.onEnd(() => pool.end());
  const db = databaseOf(pool);
  const agent = openAgent();
  scope.onEnd(() => Promise.resolve(agent.destroy()));
  const headers = { Authorization: `Bearer ${reader.token}` };
  const get = async (path: string) => {
    const url = `${ringback.url.replace("localhost", "127.0.0.1")}/api/v1/rtc${path}`;
    const { status, body } = await send(agent, url, { method: "GET", headers });
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${body}`);
  };

  const asked = await askings(db, reader.userId);
  const ids = await someIds(db, reader.userId);
  let turn = 0;
  const oneCall = () => get(`/call/${ids[turn++ % ids.length]}`);
  const byKey = () =>
    db
      .select()
      .from(participants)
      .where(and(inArray(participants.callId, ids), eq(participants.userId, reader.userId)))
      .execute();
  const works = [
    oneCall,
    byKey,
    ...asked.flatMap(({ query, inDatabase }) => [() => get(`/calls/${reader.userId}?${query}`), inDatabase]),
  ];
  const cases = works.map((work) => () => timed(work));
  await interleaved(WARM_UP, cases);
  const [call = [], rows = [], ...results] = await interleaved(ROUNDS, cases);
  const pages = asked.map(({ what, where }, index) => ({
    what,
    where,
    request: results[2 * index] ?? [],
    database: results[2 * index + 1] ?? [],
  }));
  return report({ rounds: ROUNDS, call, rows, pages });
}

/** As many of the reader's calls as a page has, from all over the year. */
async function someIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ id: participants.callId })
    .from(participants)
    .where(eq(participants.userId, userId))
    .orderBy(participants.callId);
  const step = Math.floor(rows.length / LIMIT);
  return rows.flatMap(({ id }, index) => (index % step === 0 ? id : [])).slice(0, LIMIT);
}
