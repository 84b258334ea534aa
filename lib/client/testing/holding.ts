/** Tasks that run soon, or wait while they are held. */
export class Holding {
  #carry: (task: () => void) => void = queueMicrotask;

  run(task: () => void): void {
    this.#carry(task);
  }

  /** From now on they wait, until they are released. */
  hold(): { count: () => number; release: () => void } {
    const waiting: (() => void)[] = [];
    this.#carry = (task) => void waiting.push(task);
    return {
      count: () => waiting.length,
      release: () => {
        this.#carry = queueMicrotask;
        for (const task of waiting.splice(0)) queueMicrotask(task);
      },
    };
  }
}
