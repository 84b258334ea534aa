/** One line of work per recipient, so that what is stored for them and what is handed over keeps its order. */
export class Mailboxes {
  readonly #last = new Map<string, Promise<void>>();

  busy(userId: string): boolean {
    return this.#last.has(userId);
  }

  /** Runs `work` when everything before it for this user is done. */
  run<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const result = (this.#last.get(userId) ?? Promise.resolve()).then(work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(userId, settled);
    void settled.then(() => {
      if (this.#last.get(userId) === settled) this.#last.delete(userId);
    });
    return result;
  }

  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
