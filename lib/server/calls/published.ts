import type { Db } from "@/db/client";
import { type EventKey, markPublished } from "@/db/events";
import { log } from "../log";

/**
 * Notes in the background which events were told, many in one statement. What a dying process did not note is told
 * again by the sweeper; a client that knows the version already ignores it.
 */
export class PublishedMarks {
  #waiting: EventKey[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Db,
    private readonly delayMs = 200,
  ) {}

  add(keys: readonly EventKey[]): void {
    this.#waiting.push(...keys);
    this.#timer ??= setTimeout(() => void this.flush(), this.delayMs);
  }

  /** Writes what waits. Never rejects: what failed stays unmarked and is told again. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const keys = this.#waiting.splice(0);
    this.#writing = this.#writing
      .then(() => markPublished(this.db, keys))
      .catch((error: unknown) => log.warn("events could not be marked as published", { error }));
    return this.#writing;
  }
}
