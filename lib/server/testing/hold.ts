import { setTimeout as wait } from "node:timers/promises";
import type { Live } from "../live";

/** Holds the lock of a call, as a slow transaction does. */
export async function holdCall({ pool }: Pick<Live, "pool">, callId: string) {
  let release = () => {};
  const done = new Promise<void>((resolve) => (release = resolve));
  let locked = () => {};
  const held = new Promise<void>((resolve) => (locked = resolve));
  const over = pool.begin(async (tx) => {
    await tx`select 1 from calls where id = ${callId} for update`;
    locked();
    await done;
  });
  await held;
  const waiting = async () => {
    const [row] = await pool<{ waiting: number }[]>`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row?.waiting ?? 0;
  };
  return {
    /** Resolves when so many others wait for a lock. */
    awaited: async (count = 1) => {
      while ((await waiting()) < count) await wait(5);
    },
    release: async () => {
      release();
      await over;
    },
  };
}
