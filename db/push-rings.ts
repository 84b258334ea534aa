import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { CallStatus, CallType } from "@/lib/call";
import { databaseNow } from "./calls";
import type { Db } from "./client";
import type { PushSubscription } from "./push";
import { pushRings } from "./schema";

/** A browser that is to be told of a call, and what is said. */
export interface PushOfCall extends PushSubscription {
  readonly callId: string;
  readonly type: CallType;
  readonly callerName: string;
}

export interface NewRing extends PushOfCall {
  /** When it becomes missed, by the database's clock, and how long that is from now. Milliseconds. */
  readonly until: number;
  readonly leftMs: number;
}

/** Of one call, or of one session; and the sessions that need no push, because a client of theirs is connected. */
interface Whom {
  readonly callId?: string;
  readonly sessionId?: string;
  readonly connected: readonly string[];
}

/**
 * The browsers at which a call rings that were not told so yet, or are just being told that it rings no more: somebody
 * may be invited anew. From now on they are to be told when it is over.
 */
export async function takeNewRings(db: Db, { callId, sessionId, connected }: Whom): Promise<NewRing[]> {
  const chosen = callId === undefined ? sql`sub.session_id = ${sessionId}` : sql`p.call_id = ${callId}`;
  const rows = await db.execute<NewRing & Record<string, unknown>>(sql`
    with rung as (
      select p.call_id, sub.*, c.type, caller.nickname, p.ring_until
      from participants p
      join calls c on c.id = p.call_id
      join users caller on caller.id = c.caller_id
      join push_subscriptions sub on sub.user_id = p.user_id
      join sessions s on s.id = sub.session_id and s.expires_at > now()
      where ${chosen}
        and p.status in ('calling', 'ringing') and p.ring_until > now()
        and (p.user_id <> c.caller_id or c.connected_at is not null)
        and not p.hidden and not p.silenced
        and not sub.session_id = any(array(select json_array_elements_text(${JSON.stringify(connected)}::text::json)))
    ), taken as (
      insert into push_rings (call_id, session_id) select call_id, session_id from rung
      on conflict (call_id, session_id) do update set claimed_until = null, sent_at = now()
        where push_rings.claimed_until is not null
      returning call_id, session_id
    )
    select rung.call_id as "callId", rung.session_id as "sessionId", rung.user_id as "userId", endpoint, p256dh, auth,
      type, nickname as "callerName",
      floor(extract(epoch from ring_until) * 1000)::float8 as until,
      floor(extract(epoch from ring_until) * 1000)::float8 - ${databaseNow} as "leftMs"
    from taken join rung using (call_id, session_id)`);
  return [...rows];
}

export interface OverRing extends PushOfCall {
  /** What became of it for this user. */
  readonly status: CallStatus;
}

/**
 * The browsers that were told that a call rings, where it rings no more; of all calls, or of one. They are this
 * process's for `claimMs`; the others find them again when it has not told them by then.
 */
export async function takeOverRings(
  db: Db,
  { callId, claimMs }: { readonly callId?: string; readonly claimMs: number },
): Promise<OverRing[]> {
  const rows = await db.execute<OverRing & Record<string, unknown>>(sql`
    update push_rings r
    set claimed_until = now() + ${claimMs}::float8 * interval '1 millisecond'
    from push_subscriptions sub, participants p, calls c, users caller
    where ${callId === undefined ? sql`true` : sql`r.call_id = ${callId}`}
      and sub.session_id = r.session_id and p.call_id = r.call_id and p.user_id = sub.user_id
      and c.id = r.call_id and caller.id = c.caller_id
      and p.status not in ('calling', 'ringing')
      and (r.claimed_until is null or r.claimed_until < now())
    returning r.call_id as "callId", r.session_id as "sessionId", sub.user_id as "userId", sub.endpoint, sub.p256dh,
      sub.auth, c.type, caller.nickname as "callerName", p.status`);
  return [...rows];
}

type Ring = Pick<PushOfCall, "callId" | "sessionId">;

const isRing = ({ callId, sessionId }: Ring) =>
  and(eq(pushRings.callId, callId), eq(pushRings.sessionId, sessionId));

/** That browser was told that it is over, unless it rings there anew. */
export async function overTold(db: Db, ring: Ring): Promise<void> {
  await db.delete(pushRings).where(and(isRing(ring), isNotNull(pushRings.claimedUntil)));
}

/** That browser was not told, and may be by whoever comes. */
export async function overNotTold(db: Db, ring: Ring): Promise<void> {
  await db.update(pushRings).set({ claimedUntil: null }).where(isRing(ring));
}

/** That browser knows by itself: in it the call was declined or answered. */
export async function forgetRing(db: Db, ring: Ring): Promise<void> {
  await db.delete(pushRings).where(isRing(ring));
}

/** Rings whose browser cannot be told any more, because it has no address. Of calls that rang this long ago. */
export async function deleteOldRings(db: Db, keepMs: number): Promise<void> {
  await db
    .delete(pushRings)
    .where(sql`${pushRings.sentAt} < now() - ${keepMs}::float8 * interval '1 millisecond'`);
}
