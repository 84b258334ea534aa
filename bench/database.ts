import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openPool } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import type { Scope } from "./scope";

/** One PostgreSQL for everything that is compared, with a database for each. */
export interface Databases {
  /** Makes an empty database and gives its address. */
  make(name: string): Promise<string>;
}

/** Starts PostgreSQL as Ringback does, as durable as in production, on a folder that is removed at the end. */
export async function openDatabases(scope: Scope): Promise<Databases> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "ringback-bench-"));
  scope.onEnd(() => rm(dataDir, { recursive: true, force: true }));
  // PostgreSQL's user must get in when the bench runs as root.
  await chmod(dataDir, 0o711);
  const embedded = await openEmbedded({ dataDir });
  scope.onEnd(async () => {
    await embedded.stop();
    await rm(embedded.location, { recursive: true, force: true });
  });
  return {
    make: async (name) => {
      const admin = openPool(embedded.url, { max: 1 });
      await admin.unsafe(`create database ${name}`);
      await admin.end();
      const url = new URL(embedded.url);
      url.pathname = `/${name}`;
      return url.href;
    },
  };
}
