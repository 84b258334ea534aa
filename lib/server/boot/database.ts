import { BootError, reasonOf } from "@/db/boot-error";
import { openPool } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import type { Settings } from "../settings";

/** A database that answers. */
export interface Database {
  readonly url: string;
  /** Stops it when it is the embedded one. */
  stop(): Promise<void>;
}

/** @throws BootError when the server at DATABASE_URL does not answer, or the embedded one cannot be started */
export async function openDatabase(settings: Settings, say: (line: string) => void): Promise<Database> {
  if (settings.databaseUrl === undefined) return openEmbedded({ dataDir: settings.dataDir, say });
  await probe(settings.databaseUrl);
  return { url: settings.databaseUrl, stop: () => Promise.resolve() };
}

async function probe(url: string): Promise<void> {
  const pool = openPool(url, { max: 1 });
  try {
    await pool`select 1`;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    throw new BootError(
      `The database at DATABASE_URL (${hostname}:${port || 5432}${pathname}) cannot be used: ${reasonOf(error)}. ` +
        "Check that the server runs and that the address, the user and the password are right.",
    );
  } finally {
    await pool.end({ timeout: 1 });
  }
}
