import postgres from "postgres";
import { BootError, reasonOf } from "../boot-error";
import { OWNER } from "./cluster";
import { until } from "./until";

/** "ring" in ASCII. */
const LOCK = 0x72696e67;

/** How long the lock of a server that was just killed may take to go. */
const GRACE_MS = 2_000;

/**
 * One server owns the cluster: it holds an advisory lock of a connection that stays open. The lock goes with its
 * process however that ends, so there are no stale ones to recognise.
 */
export interface Ownership {
  release(): Promise<void>;
}

/** @throws BootError when another server has it */
export async function ownCluster(url: string, dataDir: string): Promise<Ownership> {
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    onnotice: () => undefined,
    connection: { application_name: `ringback ${process.pid}` },
  });
  try {
    const locked = await until(GRACE_MS, async () => {
      const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as locked`;
      return row?.locked === true ? true : undefined;
    });
    if (!locked) throw new BootError(await inUse(sql, dataDir));
    await sql`select 1 from pg_database where datname = ${OWNER}`.then(async (rows) => {
      if (rows.length === 0) await sql.unsafe(`create database ${OWNER}`);
    });
  } catch (error) {
    await sql.end({ timeout: 0 });
    if (error instanceof BootError) throw error;
    throw new BootError(
      `The database in ${dataDir} does not let us in: ${reasonOf(error)}. Its password is kept in ${dataDir}/secrets/postgres.`,
    );
  }
  return { release: () => sql.end({ timeout: 0 }) };
}

async function inUse(sql: postgres.Sql, dataDir: string): Promise<string> {
  const [holder] = await sql<{ name: string }[]>`
    select application_name as name from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and objid = ${LOCK} and granted`;
  const pid = holder?.name.replace("ringback ", "process ");
  return (
    `Another Ringback server${pid ? ` (${pid})` : ""} uses DATA_DIR (${dataDir}). ` +
    "Stop it first, or set DATA_DIR to another folder."
  );
}
