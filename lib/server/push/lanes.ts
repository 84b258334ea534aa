import limit, { type LimitFunction } from "p-limit";

/** Requests under way at the same time: in all, to one push service, and for one user. */
interface Widths {
  readonly all: number;
  readonly host: number;
  readonly user: number;
}

/** So that no push service, and nobody who names one that hangs, keeps the messages of others waiting for long. */
export class Lanes {
  readonly #all: LimitFunction;
  readonly #own = new Map<string, LimitFunction>();

  constructor(private readonly widths: Widths = { all: 256, host: 64, user: 4 }) {
    this.#all = limit(widths.all);
  }

  run<T>({ host, userId }: { host: string; userId: string }, work: () => Promise<T>): Promise<T> {
    // The narrow lane first: who waits there takes nobody's place in the wide ones.
    return this.#in(`user ${userId}`, this.widths.user, () =>
      this.#in(`host ${host}`, this.widths.host, () => this.#all(work)),
    );
  }

  async #in<T>(name: string, width: number, work: () => Promise<T>): Promise<T> {
    const lane = this.#own.get(name) ?? limit(width);
    this.#own.set(name, lane);
    try {
      return await lane(work);
    } finally {
      if (lane.activeCount === 0 && lane.pendingCount === 0) this.#own.delete(name);
    }
  }
}
