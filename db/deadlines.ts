import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "./client";
import { calls, participants } from "./schema";

/** Calls with a deadline that has passed. */
export async function dueCallIds(db: Db): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from ${calls} where due_at <= clock_timestamp()
    union select call_id from ${participants} where lease_until <= clock_timestamp()
    limit 200`);
  return rows.map(({ id }) => id);
}

/** The client that holds a place in a call is alive: its lease runs anew. One row, so that it never waits in a circle. */
export async function renewLease(
  db: Db,
  seat: { callId: string; userId: string; clientId: string },
  graceMs: number,
): Promise<void> {
  await db
    .update(participants)
    .set({
      seenAt: sql`date_trunc('milliseconds', clock_timestamp())`,
      leaseUntil: sql`date_trunc('milliseconds', clock_timestamp()) + ${graceMs} * interval '1 millisecond'`,
    })
    .where(
      and(
        eq(participants.callId, seat.callId),
        eq(participants.userId, seat.userId),
        eq(participants.clientId, seat.clientId),
        isNotNull(participants.leaseUntil),
        eq(participants.reconnecting, false),
      ),
    );
}

/**
 * After a start of the server nobody has had a chance to come back yet: leases run for at least one full grace from now.
 * When the participant was last seen stays as it was.
 */
export async function graceAfterStart(
  db: Db,
  grace: { connectedMs: number; callerMs: number },
): Promise<void> {
  await db.execute(sql`
    update ${participants} set lease_until = greatest(lease_until, clock_timestamp() +
      case when status = 'connected' then ${grace.connectedMs}::float8 else ${grace.callerMs}::float8 end
      * interval '1 millisecond')
    where lease_until is not null`);
}
