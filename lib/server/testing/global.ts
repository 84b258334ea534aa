import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** Administers the server that the tests run on. */
    adminUrl: string;
    /** A migrated database that nobody connects to, to be copied. */
    templateDatabase: string;
  }
}

/**
 * One PostgreSQL for the whole run: an embedded one in a temporary folder, or the server at TEST_DATABASE_URL.
 * Every test file copies the migrated template (see database.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = `ringback_template_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${template}`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate(url.href);
  await admin.unsafe(`alter database ${template} allow_connections false`);
  project.provide("adminUrl", server.url);
  project.provide("templateDatabase", template);
  return async () => {
    await admin.unsafe(`drop database ${template} with (force)`);
    await admin.end();
    await server.close();
  };
}

async function openServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, close: () => Promise.resolve() };
  const dataDir = await mkdtemp(path.join(tmpdir(), "ringback-test-"));
  // PostgreSQL's user must get in when the tests run as root.
  await chmod(dataDir, 0o711);
  const embedded = await openEmbedded({ dataDir, durable: false, settings: { max_connections: "200" } });
  return {
    url: embedded.url,
    close: async () => {
      await embedded.stop();
      await rm(embedded.location, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
