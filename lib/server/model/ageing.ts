import { sql } from "drizzle-orm";
import { calls, participants } from "@/db/schema";
import type { Stage } from "./stage";

const callTimes = ["created_at", "connected_at", "ended_at", "alone_since", "due_at"];
const participantTimes = [
  "created_at",
  "joined_at",
  "left_at",
  "over_at",
  "ring_until",
  "seen_at",
  "lease_until",
];

const earlier = (columns: readonly string[], ms: number) =>
  sql.raw(columns.map((name) => `${name} = ${name} - interval '${ms} milliseconds'`).join(", "));

/**
 * Moves every moment in the calls of this history into the past: to all who ask the database for the time, so much has
 * passed. In one transaction, so that nobody sees half of it.
 */
export async function age({ app, callIds }: Stage, ms: number): Promise<void> {
  if (callIds.length === 0) return;
  const ids = sql.join(
    callIds.map((id) => sql`${id}`),
    sql`, `,
  );
  await app.live.db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from ${calls} where id in (${ids}) order by id for update`);
    await tx.execute(sql`update ${calls} set ${earlier(callTimes, ms)} where id in (${ids})`);
    await tx.execute(
      sql`update ${participants} set ${earlier(participantTimes, ms)} where call_id in (${ids})`,
    );
  });
}
