import { openPool } from "@/db/client";
import { answer } from "../server/payload";

export const CALLS = 1_000_000;
/** Of these, how many are the reader's. */
export const OWN = 10_000;
const PEOPLE = 5_000;

/** The statements: who there is, what happened in each call, and from that the rows as the server writes them. */
const statements: readonly string[] = [
  // Whether what is referred to exists is known, and looking it up three million times takes minutes.
  "set session_replication_role = replica",
  "select setseed(0.5)",
  `insert into users (id, username, nickname, password_hash)
    select 'person-' || n, 'person-' || n, 'Person ' || n, '-' from generate_series(0, ${PEOPLE - 1}) n`,
  // A call every 31 s for a year; one in ten is with four people, which makes 2.2 on average.
  `create temp table plan as
    with chance as materialized (
      select n, random() fate, random() video, random() crowd, random() seat, 10 + floor(random() * 1790) as talk,
        floor(random() * ${PEOPLE})::int as first, 1 + floor(random() * 1000)::int as step
      from generate_series(1, ${CALLS}) n),
    happened as (
      select n, talk, first,
        case when video < 0.6 then 'video' else 'audio' end as type,
        case when crowd < 0.1 then 4 else 2 end as size,
        case when fate < 0.6 then 'ended' when fate < 0.8 then 'missed' when fate < 0.9 then 'rejected'
          else 'cancelled' end as status,
        case when n % ${CALLS / OWN} = 0 then floor(seat * case when crowd < 0.1 then 4 else 2 end)::int end as own_seat,
        step, date_trunc('milliseconds', now()) - (${CALLS} - n) * interval '31 seconds' as placed
      from chance)
    select h.*, uuidv7(placed - clock_timestamp())::text as id, placed + interval '6 seconds' as answered,
      placed + case when status = 'ended' then (6 + talk) * interval '1 second' else interval '20 seconds' end as over,
      (select array_agg(case when seat = own_seat then $1 else 'person-' || (first + seat * step) % ${PEOPLE} end
        order by seat) from generate_series(0, size - 1) seat) as people
    from happened h`,
  `insert into calls (id, type, caller_id, callee_ids, group_id, "group", host_id, status, end_reason, version,
      created_at, connected_at, ended_at, answer)
    select id, type, people[1], people[2:], case when size > 2 then 'group-' || first % 200 end, size > 2, people[1],
      status, case when status = 'ended' then 'hangup' end, 4, placed,
      case when status = 'ended' then answered end, over, case when status = 'ended' and size = 2 then $1 end
    from plan order by n`,
  // Of four, two talk, one does not answer, and one says no.
  `insert into participants (call_id, user_id, position, status, hidden, reject_reason, epoch, client_id, reconnecting,
      ringing_clients, joined_at, left_at, over_at, talked_before, muted, video_enabled, hand_raised, screen, last_view,
      occupies, call_type, created_at, group_id, outcome, knows)
    select id, user_id, position, own.status, false, case when own.status = 'rejected' then 'declined' end,
      case when talked or position = 0 then 1 else 0 end, case when talked then 'tab-' || n end, false, '{}',
      case when talked then answered end, case when talked then over end,
      case when talked or plan.status <> 'ended' then over else placed + interval '25 seconds' end,
      case when talked then talk * 1000 else 0 end, false, type = 'video', false, false,
      case when plan.status = 'ended' and not talked then jsonb_build_object('id', id, 'type', type,
        'callerId', people[1], 'calleeIds', people[2:], 'groupId', 'group-' || first % 200, 'group', true,
        'hostId', people[1], 'status', own.status, 'createdAt', extract(epoch from placed) * 1000,
        'connectedAt', extract(epoch from answered) * 1000, 'version', 3, 'participants', people[1:2], 'members',
        (select jsonb_agg(jsonb_build_object('userId', each, 'status', 'connected', 'muted', false, 'videoEnabled', true,
          'handRaised', false, 'screen', false, 'reconnecting', false, 'epoch', 1, 'hidden', false)) from
          unnest(people) each)) end,
      false, type, placed, case when size > 2 then 'group-' || first % 200 end,
      case when own.status = 'cancelled' and position > 0 then 'missed' else own.status end,
      case when plan.status = 'ended' and not talked then size end
    from plan, lateral (select user_id, place - 1 as position, plan.status = 'ended' and place <= 2 as talked,
        case when plan.status <> 'ended' or place <= 2 then plan.status when place = 3 then 'missed'
          else 'rejected' end as status
      from unnest(people) with ordinality as seated(user_id, place)) own
    order by n, position`,
  "drop table plan",
];

const parameterOf = (statement: string, readerId: string): string[] => {
  if (!statement.includes("$1")) return [];
  return [statement.startsWith("insert into calls") ? answer.sdp : readerId];
};

/** Fills the database with a year of calls, a hundredth of them the reader's, as PostgreSQL knows them after a while. */
export async function fill(databaseUrl: string, readerId: string): Promise<void> {
  const pool = openPool(databaseUrl, { max: 1 });
  try {
    for (const statement of statements) await pool.unsafe(statement, parameterOf(statement, readerId));
    await pool.unsafe("vacuum (analyze)");
  } finally {
    await pool.end();
  }
}
