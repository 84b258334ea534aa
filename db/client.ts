import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

/** A pool of connections. It is closed by who opened it. */
export type Pool = postgres.Sql;

/** What queries run on: the pool or a transaction. */
export type Db = PgDatabase<
  PostgresJsQueryResultHKT,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;

/** Opens a pool; it connects with the first query. */
export function openPool(url: string, options: { max?: number } = {}): Pool {
  return postgres(url, { max: options.max ?? 16, onnotice: () => undefined, connect_timeout: 10 });
}

/** The typed view of a pool. Cheap; every copy of this module makes its own. */
export function databaseOf(pool: Pool): Db {
  return drizzle(pool, { schema, casing: "snake_case" });
}
