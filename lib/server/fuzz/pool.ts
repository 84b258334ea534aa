/** The newest of what was heard of; each once. */
export class Pool {
  readonly #items: string[] = [];

  constructor(private readonly size: number) {}

  add(item: string | undefined): void {
    if (item === undefined || this.#items.includes(item)) return;
    this.#items.push(item);
    if (this.#items.length > this.size) this.#items.shift();
  }

  pick(n: number): string | undefined {
    return this.#items[n % this.#items.length];
  }
}
