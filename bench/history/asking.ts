import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { countHistory, dueCallIdsOf, type HistoryFilter, historyPage } from "@/db/history";

export const LIMIT = 100;
/** As far as the command counts. */
const COUNTED = 10_000;
const DAY_MS = 86_400_000;

/** One way of asking for a history. */
export interface Asking {
  readonly what: string;
  readonly where: string;
  /** For REST. */
  readonly query: string;
  /** What the command asks of the database. */
  readonly inDatabase: () => Promise<unknown>;
}

interface Filter {
  readonly what: string;
  readonly filter: Omit<HistoryFilter, "userId">;
}

/** Who has been in most of the reader's calls. */
async function nearestOf(db: Db, userId: string): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`
    select other.user_id as id from participants own join participants other using (call_id)
    where own.user_id = ${userId} and other.user_id <> ${userId}
    group by 1 order by count(*) desc, 1 limit 1`);
  if (!row) throw new Error("the reader has talked with nobody");
  return row.id;
}

function filters(personId: string): Filter[] {
  const from = new Date(Date.now() - 300 * DAY_MS);
  const until = new Date(Date.now() - 100 * DAY_MS);
  return [
    { what: "All", filter: {} },
    { what: "Video calls", filter: { type: "video" } },
    { what: "Missed", filter: { outcome: "missed" } },
    { what: "Of 200 days", filter: { from, until } },
    { what: "Incoming", filter: { direction: "incoming" } },
    { what: "With one person", filter: { personId } },
    { what: "A name that many have", filter: { search: "person 1" } },
    { what: "A name that one has", filter: { search: personId } },
    { what: "A name that nobody has", filter: { search: "nobody" } },
    { what: "Missed video calls of 200 days", filter: { type: "video", outcome: "missed", from, until } },
  ];
}

function queryOf(filter: Filter["filter"], offset: number): string {
  const { type, outcome, direction, personId, search, from, until } = filter;
  const given = {
    type,
    status: outcome,
    ...{ direction, personId, search },
    startTime: from?.toISOString(),
    endTime: until?.toISOString(),
    limit: String(LIMIT),
    offset: String(offset),
  };
  const entries = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(entries).toString();
}

/** With each filter the first page, one in the middle and the last. */
export async function askings(db: Db, userId: string): Promise<Asking[]> {
  const all: Asking[] = [];
  for (const { what, filter } of filters(await nearestOf(db, userId))) {
    const whole = { userId, ...filter };
    const total = await countHistory(db, whole, COUNTED);
    const last = Math.max(0, total - LIMIT);
    for (const [where, offset] of [
      ["first", 0],
      ["middle", Math.floor(last / 2)],
      ["last", last],
    ] as const) {
      const inDatabase = async () => {
        await dueCallIdsOf(db, userId);
        const page = { limit: LIMIT + 1, offset };
        await Promise.all([historyPage(db, whole, page), countHistory(db, whole, COUNTED)]);
      };
      const name = `${what} (${total.toLocaleString("en")})`;
      all.push({
        what: name,
        where: `${where}, offset ${offset}`,
        query: queryOf(filter, offset),
        inDatabase,
      });
    }
  }
  return all;
}
