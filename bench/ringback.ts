import { randomBytes } from "node:crypto";
import { startApp } from "@/e2e/server";
import type { Databases } from "./database";
import type { Scope } from "./scope";

/** Ringback's production server in a process of its own, on a database of its own. */
export interface Ringback {
  readonly url: string;
  readonly databaseUrl: string;
  readonly secret: string;
}

export async function openRingback(scope: Scope, databases: Databases, name: string): Promise<Ringback> {
  const databaseUrl = await databases.make(name);
  const secret = randomBytes(24).toString("hex");
  const env = { DATABASE_URL: databaseUrl, AUTH_SECRET: secret, DEMO: "on" };
  const app = await startApp({ env });
  scope.onEnd(() => app.close());
  return { url: app.url, databaseUrl, secret };
}
