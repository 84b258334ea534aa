import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { databaseOf, type Db, openPool, type Pool } from "@/db/client";

/** A database of one's own, migrated and empty. */
export interface TestDatabase {
  readonly url: string;
  readonly pool: Pool;
  readonly db: Db;
  /** Closes the pool and removes the database with whatever is still connected to it. */
  drop(): Promise<void>;
}

/** Any number; the administrator's database has no other locks. */
const LOCK = 0x74657374;

/**
 * Copies the template that global.ts made. Copies are made one after another. `by` leads the pool to the database another
 * way.
 */
export async function testDatabase(
  by = (url: string): string | Promise<string> => url,
): Promise<TestDatabase> {
  const name = `ringback_test_${randomUUID().replaceAll("-", "")}`;
  const template = inject("templateDatabase");
  await asAdmin(async (sql) => {
    await sql`select pg_advisory_lock(${LOCK})`;
    await sql.unsafe(`create database ${name} template ${template}`);
  });
  const address = new URL(inject("adminUrl"));
  address.pathname = `/${name}`;
  const pool = openPool(await by(address.href));
  return {
    url: address.href,
    pool,
    db: databaseOf(pool),
    drop: async () => {
      await pool.end({ timeout: 1 });
      await asAdmin((sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

async function asAdmin(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject("adminUrl"), { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
