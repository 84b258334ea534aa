import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { lastingPool } from "./pool";
import * as schema from "./schema";

/** A pool of connections. It is closed by who opened it. */
export type Pool = postgres.Sql;

/** What queries run on: the pool or a transaction. */
export type Db = PgDatabase<
  PostgresJsQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;

/**
 * Opens a pool; it connects with the first query. While the database cannot be reached every query is refused within a
 * moment: the driver's own pauses between attempts grow to 20 s.
 */
export function openPool(url: string, options: { max?: number } = {}): Pool {
  return lastingPool(url, {
    max: options.max ?? 16,
    onnotice: () => undefined,
    connect_timeout: 10,
    backoff: () => 0.05,
    // Asked for with every connection, and if that fails nobody catches it: the process would end.
    fetch_types: false,
    // Connections that end of themselves could not be told from those that are lost.
    max_lifetime: null,
  });
}

/** The typed view of a pool. Cheap; every copy of this module makes its own. */
export function databaseOf(pool: Pool): Db {
  return drizzle(pool, { schema, casing: "snake_case" });
}
