type Tell = () => void | Promise<void>;

/** A turn in the order of a call's announcements: filled with what is to be told, or given up. */
export interface Turn {
  /** Resolves when it was this turn and `tell` has run. */
  fill(tell: Tell): Promise<void>;
  release(): void;
}

/**
 * Keeps announcements of one call in the order of its commits. A turn is reserved while the call's row is locked, so
 * the order of turns is the order of versions; it is filled after the commit, and the next waits for it.
 */
export class Publisher {
  readonly #last = new Map<string, Promise<void>>();

  reserve(callId: string): Turn {
    let fill: (tell?: Tell) => void = () => undefined;
    const filled = new Promise<Tell | undefined>((resolve) => (fill = resolve));
    const before = this.#last.get(callId) ?? Promise.resolve();
    const done = before.then(async () => (await filled)?.());
    const settled = done.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(callId, settled);
    void settled.then(() => {
      if (this.#last.get(callId) === settled) this.#last.delete(callId);
    });
    return {
      fill: (tell) => {
        fill(tell);
        return done;
      },
      release: () => fill(),
    };
  }

  /** Waits for everything that is under way. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
