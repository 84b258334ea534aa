import type { Pool } from "@/db/client";

interface Past {
  readonly callerId: string;
  readonly calleeId: string;
  readonly count: number;
  /** When the first three were placed; each three after them a second later. */
  readonly from: Date;
}

/**
 * Calls that lie in the past, as the server writes them: of both types and with all seven statuses in turn, three at
 * each moment. Who is called has missed what the caller gave up. Nothing in them is due.
 */
export async function insertPast(pool: Pool, { callerId, calleeId, count, from }: Past): Promise<void> {
  const series = `from (select n, $2 || '/' || lpad(n::text, 6, '0') as id,
      $3::timestamptz + n / 3 * interval '1 second' as placed,
      case n % 2 when 0 then 'audio' else 'video' end as type,
      (array['ended', 'missed', 'rejected', 'cancelled', 'calling', 'ringing', 'connected'])[n % 7 + 1] as status
    from generate_series(0, $4::int - 1) n) as each`;
  const given = [callerId, calleeId, from.toISOString(), count];
  await pool.unsafe(
    `insert into calls (id, type, caller_id, callee_ids, "group", host_id, status, version, created_at)
      select id, type, $1, array[$2], false, $1, status, 1, placed ${series}`,
    given,
  );
  await pool.unsafe(
    `insert into participants (call_id, user_id, position, status, hidden, epoch, reconnecting, ringing_clients,
        talked_before, muted, video_enabled, hand_raised, screen, occupies, call_type, created_at, outcome)
      select id, case seat when 0 then $1 else $2 end, seat, status, false, 0, false, '{}', 0, false, false, false, false,
        false, type, placed, case when status = 'cancelled' and seat = 1 then 'missed' else status end
      ${series}, generate_series(0, 1) seat`,
    given,
  );
}
