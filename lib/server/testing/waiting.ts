/** Those who wait for something that a test hears of. */
export class Waiting {
  readonly #looks = new Set<() => void>();

  /** Something was heard: everybody looks again. */
  look(): void {
    for (const look of [...this.#looks]) look();
  }

  /** Resolves as soon as it holds; rejects with `why` when it has not come in time (milliseconds). */
  until(holds: () => boolean, why: () => string, ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.#looks.delete(look);
      };
      const look = () => {
        if (!holds()) return;
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`waited in vain until ${why()}`));
      }, ms);
      this.#looks.add(look);
      look();
    });
  }
}
