import { isRetryable } from "@/db/problems";
import { hashOf } from "../auth/key-text";
import type { TestApp } from "../testing/app";
import { answer, offer } from "../testing/calls";
import type { Session } from "./session";
import { homes, serviceKey, type World } from "./world";

/** Brings people and groups back from where the inputs have led them: nobody is blocked, and the groups are whole. */
export async function mend(app: TestApp, world: World): Promise<void> {
  try {
    await mendOnce(app, world);
  } catch (error) {
    // It writes many rows at once, as the server never does, and can meet the server's own work in a circle.
    if (!isRetryable(error)) throw error;
    await mend(app, world);
  }
}

async function mendOnce({ live }: TestApp, world: World): Promise<void> {
  const { pool } = live;
  const userIds = world.people.map(({ id }) => id).join();
  const groupIds = homes.join();
  await pool`delete from blocks`;
  await pool`update users set when_busy = 'ring', do_not_disturb = false, callable_by = 'everyone'`;
  // Another device of everybody, to be signed out.
  await pool`insert into sessions (id, user_id, kind, expires_at)
    select 'session-' || id, id, 'api', now() + interval '1 day'
    from unnest(string_to_array(${userIds}, ',')) id on conflict do nothing`;
  await pool`insert into groups (id, name)
    select unnest(string_to_array(${groupIds}, ',')), 'Home' on conflict do nothing`;
  await pool`insert into group_members (group_id, user_id, role)
    select home, id, 'admin'
    from unnest(string_to_array(${groupIds}, ',')) home, unnest(string_to_array(${userIds}, ',')) id
    on conflict (group_id, user_id) do update set role = 'admin'`;
  // Everybody has one, which is mostly off: each event would have to be sent to each that is on.
  await pool`delete from webhooks where id not like 'webhook-%'`;
  await pool`insert into webhooks (id, user_id, audience, name, url, secret, enabled)
    select 'webhook-' || id, id, 'own', 'Desk', 'https://127.0.0.1:1/', '', false
    from unnest(string_to_array(${userIds}, ',')) id on conflict (id) do update set enabled = false`;
  await pool`insert into webhook_deliveries (id, webhook_id, call_id, seq, type, body)
    select 'delivery-' || user_id, webhooks.id, one.id, 1, 'incoming', '{}'
    from webhooks, (select id from calls limit 1) one on conflict do nothing`;
  const scopes = ["calls:read", "calls:act"].join();
  await pool`delete from api_keys where kind = 'personal' and id not like 'apikey-%'`;
  await pool`insert into api_keys (id, user_id, kind, name, scopes, hash)
    select 'apikey-' || id, id, 'personal', 'Desk', string_to_array(${scopes}, ','), ''
    from unnest(string_to_array(${userIds}, ',')) id on conflict (id) do update set revoked_at = null`;
  await pool`insert into api_keys (id, user_id, kind, name, scopes, hash)
    values (${serviceKey.id}, ${world.people[0]?.id ?? ""}, 'service', 'Shop', string_to_array(${scopes}, ','),
      ${hashOf(serviceKey.secret)}) on conflict do nothing`;
  const alive = await pool<{ id: string }[]>`select id from calls where ended_at is null`;
  world.live.keep(alive.map(({ id }) => id));
}

/** Lets those who are in no call call each other, as two or as a group, and answer. */
export async function revive(world: World, session: Session, round: number): Promise<void> {
  const idle = world.people.filter(({ id, brief }) => !brief && world.live.of(id, "call").length === 0);
  const [caller, ...callees] = round % 3 === 0 ? idle.slice(0, 2) : idle;
  if (!caller || callees.length === 0) return;
  const call = {
    callerId: caller.id,
    calleeIds: callees.map(({ id }) => id),
    type: round % 2 === 0 ? "audio" : "video",
    groupId: round % 5 === 0 ? homes[0] : undefined,
    offer: callees.length === 1 ? offer : undefined,
  };
  const reply = (await session.command(caller, "call", call)) as { call?: { id: string } };
  if (!reply.call) return;
  for (const callee of callees) {
    await session.command(callee, "answer", { callId: reply.call.id, userId: callee.id, answer });
  }
}
