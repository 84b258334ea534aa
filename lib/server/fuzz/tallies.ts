/** How often each thing had each outcome. */
export class Tallies {
  readonly #counts = new Map<string, Map<string, number>>();

  count(what: string, outcome: string | number): void {
    const known = this.#counts.get(what) ?? new Map<string, number>();
    known.set(String(outcome), (known.get(String(outcome)) ?? 0) + 1);
    this.#counts.set(what, known);
  }

  of(what: string, outcome: string): number {
    return this.#counts.get(what)?.get(outcome) ?? 0;
  }

  /** One line for each thing. */
  get lines(): string[] {
    return [...this.#counts].sort().map(([what, outcomes]) => {
      const parts = [...outcomes]
        .sort((a, b) => b[1] - a[1])
        .map(([outcome, count]) => `${outcome} ${count}`);
      return `${what}: ${parts.join(", ")}`;
    });
  }
}
