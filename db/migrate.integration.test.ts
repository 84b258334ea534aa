import { randomUUID } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "./migrate";
import { projectRoot } from "./project";

const name = `ringback_old_${randomUUID().replaceAll("-", "")}`;
const address = new URL(inject("adminUrl"));
address.pathname = `/${name}`;

const admin = postgres(inject("adminUrl"), { max: 1 });
const sql = postgres(address.href, { max: 1, onnotice: () => undefined });

/** Brings the database to where the first version had it: a folder has the first migration alone. */
async function applyFirst(): Promise<void> {
  const from = path.join(projectRoot, "db", "migrations");
  const folder = await mkdtemp(path.join(tmpdir(), "ringback-migrations-"));
  await mkdir(path.join(folder, "meta"));
  await copyFile(path.join(from, "0000_foundation.sql"), path.join(folder, "0000_foundation.sql"));
  const journal = JSON.parse(await readFile(path.join(from, "meta", "_journal.json"), "utf8")) as {
    entries: unknown[];
  };
  const first = { ...journal, entries: journal.entries.slice(0, 1) };
  await writeFile(path.join(folder, "meta", "_journal.json"), JSON.stringify(first));
  // Drizzle changes how its connection reads times.
  const own = postgres(address.href, { max: 1, onnotice: () => undefined });
  await applyMigrations(drizzle(own), { migrationsFolder: folder });
  await own.end();
  await rm(folder, { recursive: true });
}

/** Seconds after noon, when every call was placed. */
const noon = Date.parse("2026-11-20T12:00:00Z");
const at = (second: number) => new Date(noon + second * 1000);

interface Part {
  readonly status: string;
  readonly joined?: number;
  readonly left?: number;
}

/** Writes a call with its participants, the caller first, as the first version did. */
async function insertCall(
  id: string,
  call: { type?: string; status: string; connected?: number; ended?: number },
  parts: Readonly<Record<string, Part>>,
  events: readonly { type: string; at: number; actor?: string; subjects?: string[] }[] = [],
): Promise<void> {
  const [caller = "", ...callees] = Object.keys(parts);
  const time = (second?: number) => (second === undefined ? null : at(second));
  await sql`insert into calls (id, type, caller_id, callee_ids, "group", host_id, status, version, created_at,
      connected_at, ended_at)
    values (${id}, ${call.type ?? "audio"}, ${caller}, ${callees}, ${callees.length > 1}, ${caller}, ${call.status},
      3, ${at(0)}, ${time(call.connected)}, ${time(call.ended)})`;
  for (const [position, [userId, part]] of Object.entries(parts).entries()) {
    await sql`insert into participants (call_id, user_id, position, status, epoch, reconnecting, ringing_clients,
        joined_at, left_at, talked_before, muted, video_enabled, hand_raised, screen, occupies)
      values (${id}, ${userId}, ${position}, ${part.status}, ${part.joined === undefined && position > 0 ? 0 : 1}, false, '{}', ${time(part.joined)}, ${time(part.left)},
        0, false, false, false, false, false)`;
  }
  for (const [seq, event] of events.entries()) {
    await sql`insert into call_events (call_id, seq, type, actor_id, subject_ids, at)
      values (${id}, ${seq + 1}, ${event.type}, ${event.actor ?? null}, ${event.subjects ?? null}, ${at(event.at)})`;
  }
}

beforeAll(async () => {
  await admin.unsafe(`create database ${name}`);
  await applyFirst();
  for (const id of ["ana", "lei", "mia", "tom", "eve", "joe"]) {
    await sql`insert into users (id, username, nickname, password_hash) values (${id}, ${id}, ${id}, '-')`;
  }
  await insertCall(
    "talked",
    { type: "video", status: "ended", connected: 5, ended: 65 },
    { ana: { status: "ended", joined: 5, left: 65 }, lei: { status: "ended", joined: 5, left: 65 } },
  );
  await insertCall(
    "given-up",
    { status: "cancelled", ended: 8 },
    { ana: { status: "cancelled" }, lei: { status: "cancelled" } },
  );
  await insertCall(
    "declined",
    { status: "rejected", ended: 9 },
    { ana: { status: "rejected" }, lei: { status: "rejected" } },
    [{ type: "rejected", actor: "lei", at: 9 }],
  );
  await insertCall(
    "unanswered",
    { status: "missed", ended: 30 },
    { ana: { status: "missed" }, lei: { status: "missed" } },
    [{ type: "missed", subjects: ["lei"], at: 30 }],
  );
  await insertCall(
    "goes-on",
    { type: "video", status: "connected", connected: 3 },
    {
      ana: { status: "connected", joined: 3 },
      lei: { status: "ended", joined: 3, left: 20 },
      // Came in once, left, and said no the next time: has talked.
      mia: { status: "rejected", joined: 4, left: 10 },
      tom: { status: "missed" },
      eve: { status: "ringing" },
      joe: { status: "calling" },
    },
    [
      { type: "ringing", actor: "mia", at: 1 },
      { type: "rejected", actor: "mia", at: 15 },
      { type: "missed", subjects: ["tom", "eve"], at: 30 },
      { type: "invited", actor: "ana", subjects: ["eve"], at: 31 },
    ],
  );
  await migrate(address.href);
});

afterAll(async () => {
  await sql.end();
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
});

interface Kept {
  readonly user_id: string;
  readonly call_type: string;
  readonly created_at: Date;
  readonly outcome: string;
  readonly over_at: Date | null;
  readonly hidden: boolean;
}

const keptOf = (callId: string) =>
  sql<Kept[]>`select * from participants where call_id = ${callId} order by position`;

/** Who has which outcome, and how many seconds after the call was placed their part was over. */
const outcomesOf = async (callId: string) =>
  (await keptOf(callId)).map(({ user_id, outcome, over_at }) => [
    user_id,
    outcome,
    over_at && (over_at.getTime() - noon) / 1000,
  ]);

test("calls of the first version have an outcome for each who was in them, and when it was over", async () => {
  expect(await outcomesOf("talked")).toEqual([
    ["ana", "ended", 65],
    ["lei", "ended", 65],
  ]);
  expect(await outcomesOf("given-up")).toEqual([
    ["ana", "cancelled", 8],
    ["lei", "missed", 8],
  ]);
  expect(await outcomesOf("declined")).toEqual([
    ["ana", "rejected", 9],
    ["lei", "rejected", 9],
  ]);
  expect(await outcomesOf("unanswered")).toEqual([
    ["ana", "missed", 30],
    ["lei", "missed", 30],
  ]);
});

test("in a call that goes on everybody's part was over at their own time, or is not over", async () => {
  expect(await outcomesOf("goes-on")).toEqual([
    ["ana", "connected", null],
    ["lei", "ended", 20],
    ["mia", "ended", 15],
    ["tom", "missed", 30],
    ["eve", "ringing", null],
    ["joe", "calling", null],
  ]);
});

test("they are found by type and by time, and are hidden from nobody", async () => {
  const [talked, declined] = [await keptOf("talked"), await keptOf("declined")];
  expect(talked.map(({ call_type }) => call_type)).toEqual(["video", "video"]);
  expect(declined.map(({ call_type }) => call_type)).toEqual(["audio", "audio"]);
  for (const row of [...talked, ...declined]) {
    expect(row).toMatchObject({ created_at: at(0), hidden: false });
  }
});
