import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { CallRecord } from "@/lib/contract";
import type { TestApp } from "./app";
import { placed } from "./calls";
import type { TestPerson } from "./person";

/** At least that long, and some seconds more: the test itself takes its time. */
export function expectSeconds(actual: number, least: number): void {
  expect(actual).toBeGreaterThanOrEqual(least);
  expect(actual).toBeLessThan(least + 20);
}

export async function historyOf(person: TestPerson, query = ""): Promise<CallRecord[]> {
  const { status, body } = await person.rest("GET", `/rtc/calls/${person.id}${query}`);
  expect([query, status]).toEqual([query, 200]);
  return body as CallRecord[];
}

/** The one call of this person, which says of the call itself what the call itself says to them. */
export async function only(person: TestPerson): Promise<CallRecord> {
  const [record, ...others] = await historyOf(person);
  expect(others).toEqual([]);
  if (!record) throw new Error(`${person.name} has no calls`);
  const seen = await person.sees(record.id);
  const { id, type, callerId, callerName, calleeIds, createdAt } = seen;
  expect(record).toMatchObject({ id, type, callerId, callerName, calleeIds, createdAt });
  expect(record.connectedAt).toBe(seen.connectedAt);
  expect(record.callStatus).toBe(seen.status);
  if (seen.status === "connected") expectSeconds(seen.duration, record.callDuration);
  else expect(record.callDuration).toBe(seen.duration);
  return record;
}

/** People with calls in the application that `app` gives, and how time goes by for these calls. */
export function histories(app: () => TestApp) {
  async function two() {
    const [ana, lei] = await Promise.all([app().person("Ana"), app().person("Lei")]);
    const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
    return { ana, lei, anaTab, leiTab };
  }

  async function three() {
    const mia = await app().person("Mia");
    return { ...(await two()), mia, miaTab: await mia.client("mia-tab") };
  }

  /** Ana, who is the host, and Lei talk; it still rings at Mia. */
  async function group() {
    const people = await three();
    const { lei, mia, anaTab, leiTab, miaTab } = people;
    const callId = await placed(anaTab, [lei, mia], { offer: undefined });
    await miaTab.sees(callId, "ringing");
    await leiTab.command("answer", { callId, userId: lei.id });
    await anaTab.sees(callId, "connected");
    return { ...people, callId };
  }

  /** Moves everything that happened in this call back in time. */
  async function ago(callId: string, seconds: number): Promise<void> {
    const by = sql.raw(`interval '${seconds} seconds'`);
    await app().live.db.execute(sql`update calls set created_at = created_at - ${by},
      connected_at = connected_at - ${by}, ended_at = ended_at - ${by} where id = ${callId}`);
    await app().live.db
      .execute(sql`update participants set created_at = created_at - ${by}, joined_at = joined_at - ${by},
      left_at = left_at - ${by}, over_at = over_at - ${by} where call_id = ${callId}`);
  }

  /** The time that this person has to answer is over at this moment. */
  async function ringOut(callId: string, { id }: TestPerson): Promise<void> {
    await app().live.db
      .execute(sql`update participants set ring_until = date_trunc('milliseconds', clock_timestamp())
      where call_id = ${callId} and user_id = ${id}`);
    await app().live.db.execute(sql`update calls set due_at = ring_until from participants
      where id = ${callId} and call_id = id and user_id = ${id}`);
  }

  return { two, three, group, ago, ringOut };
}
