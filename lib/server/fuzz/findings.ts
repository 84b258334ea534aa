/** What was found to be wrong, each kind once. */
export class Findings {
  readonly #byKind = new Map<string, { text: string; count: number }>();

  constructor(private readonly most = 8) {}

  /** `kind` puts the same faults together; `text` shows the first of them. */
  add(kind: string, text: string): void {
    const known = this.#byKind.get(kind);
    if (known) known.count += 1;
    else this.#byKind.set(kind, { text, count: 1 });
  }

  /** There is no point in going on. */
  get enough(): boolean {
    return this.#byKind.size >= this.most;
  }

  get report(): string {
    return [...this.#byKind]
      .map(([kind, { text, count }]) => `${kind} (${count} times)\n${text}`)
      .join("\n\n");
  }
}
