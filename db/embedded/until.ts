import { setTimeout as pause } from "node:timers/promises";

/** Asks again every 20 ms until there is an answer; absent after `limitMs`. */
export async function until<T>(limitMs: number, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() >= end) return answer;
    await pause(20);
  }
}
