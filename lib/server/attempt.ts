import { log } from "./log";

/** Does a part of what is done again and again: that it failed is noted, and keeps nothing else waiting. */
export async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn(`${what} failed and is tried again`, { error });
  }
}
