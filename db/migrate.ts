import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { projectRoot } from "./project";

/** Any number that nothing else in this database locks. */
const LOCK = 0x6d696772;

/**
 * Brings the database to the present schema. Several servers may start at once: one migrates, the others wait.
 * The lock belongs to the session, hence a pool of exactly one connection.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, max_lifetime: null, connect_timeout: 10, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await applyMigrations(drizzle(sql), { migrationsFolder: path.join(projectRoot, "db", "migrations") });
  } finally {
    await sql.end({ timeout: 1 });
  }
}
