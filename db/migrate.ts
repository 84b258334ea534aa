import { existsSync } from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

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
    await applyMigrations(drizzle(sql), { migrationsFolder: migrationsFolder() });
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** `db/migrations` of the project, whether this runs from the sources or from the bundle in `dist`. */
function migrationsFolder(): string {
  for (let at = import.meta.dirname; ; at = path.dirname(at)) {
    const folder = path.join(at, "db", "migrations");
    if (existsSync(path.join(folder, "meta", "_journal.json"))) return folder;
    if (at === path.dirname(at)) throw new Error(`no db/migrations above ${import.meta.dirname}`);
  }
}
