import type { WireEvents } from "../ports";

interface Client {
  readonly userId: string;
  readonly events: WireEvents;
}

/** How many calls somebody has missed, as a test says, until they have seen their history. */
export class MissedCounts {
  readonly #counts = new Map<string, number>();
  #seen = 0;

  set(userId: string, missed: number): void {
    this.#counts.set(userId, missed);
  }

  /** The reply to a command about what was missed; undefined to any other. Who has seen it is told on all clients. */
  answer(name: string, { userId }: Client, clients: ReadonlySet<Client>): object | undefined {
    if (name !== "missed" && name !== "seen") return undefined;
    if (name === "seen") {
      this.set(userId, 0);
      this.#seen += 1;
    }
    const seenAt = new Date(this.#seen).toISOString();
    const missed = { missed: this.#counts.get(userId) ?? 0, seenAt };
    if (name === "missed") return missed;
    for (const client of clients) if (client.userId === userId) client.events.missed(missed);
    return { success: true, ...missed };
  }
}
