import { databaseOf, openPool, type Pool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { packStats } from "@/db/stat-packs";
import { keepSamples } from "@/db/stats";
import { openDatabases } from "../database";
import type { Scope } from "../scope";
import { table, times } from "../table";
import { samplesFrom } from "./series";

const CALLS = 20;
/** A sample every 2 s. */
const SAMPLES_A_MINUTE = 30;

const octets = (value: number) => Math.round(value).toLocaleString("en");

const sizeOf = async (pool: Pool, name: "stat_samples" | "stat_packs"): Promise<number> => {
  const [row] = await pool<{ size: string }[]>`select pg_total_relation_size(${name}::regclass) as size`;
  return Number(row?.size);
};

/** What is kept of what was measured in calls of two, for each minute of a call. */
async function measure(pool: Pool, minutes: number, from: number) {
  const db = databaseOf(pool);
  const count = minutes * SAMPLES_A_MINUTE;
  const before = [await sizeOf(pool, "stat_samples"), await sizeOf(pool, "stat_packs")];
  let sent = 0;
  const ids = Array.from({ length: CALLS }, (_, n) => `call-of-${minutes}-minutes-number-${from + n}`);
  for (const [n, id] of ids.entries()) {
    await pool`insert into calls (id, type, caller_id, callee_ids, "group", host_id, status, version, created_at, ended_at)
      values (${id}, 'video', 'ana', '{lei}', false, 'ana', 'ended', 4, now(), now())`;
    for (const [userId, peer] of [
      ["ana", "lei"],
      ["lei", "ana"],
    ] as const) {
      const samples = samplesFrom(peer, Date.now(), count, 1 + n * 2 + userId.length);
      sent += JSON.stringify(samples).length;
      await keepSamples(db, { callId: id, userId }, samples, 1e9);
    }
  }
  const live = (await sizeOf(pool, "stat_samples")) - (before[0] ?? 0);
  for (const id of ids) await packStats(db, id, ["ana", "lei"]);
  const packed = (await sizeOf(pool, "stat_packs")) - (before[1] ?? 0);
  const all = CALLS * minutes;
  return { minutes, sent: sent / all, live: live / all, packed: packed / all };
}

/** What the database takes for what was measured in a call, with its indexes. */
export async function storage(scope: Scope): Promise<string> {
  const url = await (await openDatabases(scope)).make("storage");
  await migrate(url);
  const pool = openPool(url, { max: 1 });
  scope.onEnd(() => pool.end());
  await pool`insert into users (id, username, nickname, password_hash)
    values ('ana', 'ana', 'Ana', '-'), ('lei', 'lei', 'Lei', '-')`;
  const rows = [];
  for (const minutes of [2, 10, 60, 240]) rows.push(await measure(pool, minutes, rows.length * CALLS));
  return [
    "### What measurements take in the database",
    "Octets for each minute of a video call of two, both of whom report a sample every 2 s, tables with their indexes. " +
      "Samples are rows while the call lives and for 11 minutes after; then they are packed.",
    table(
      ["Length of the call", "as reported (JSON)", "as rows", "÷ JSON", "packed", "÷ JSON"],
      rows.map(({ minutes, sent, live, packed }) => [
        `${minutes} minutes`,
        octets(sent),
        octets(live),
        times(live / sent),
        octets(packed),
        times(packed / sent),
      ]),
    ),
  ].join("\n\n");
}
