import { vi } from "vitest";
import type { TestApp } from "../testing/app";
import { hangUp } from "./http-send";
import type { Session } from "./session";

/** Calls that nobody is in any more end of themselves within so long. Milliseconds. */
const patience = { timeout: 30_000, interval: 100 };

/**
 * Everybody goes, and no call lives any more. What is held then is held for good: streams that nobody reads hold some
 * megabytes for half a minute, more at one time than at another.
 */
export async function rest({ live }: TestApp, session: Session): Promise<void> {
  session.close();
  hangUp();
  for (const client of live.clients.all()) client.close();
  await vi.waitFor(async () => {
    const alive = await live.pool`select id from calls where ended_at is null`;
    if (live.clients.all().length + alive.length > 0) throw new Error("somebody is still there");
  }, patience);
  await Promise.all([live.publisher.idle(), live.relay.idle(), live.published.flush()]);
}
