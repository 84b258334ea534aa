import type { CallPush, PresencePush, SignalPush } from "@/lib/contract";

/** A connected client as the rest of the server sees it. */
export interface Client {
  readonly userId: string;
  readonly sessionId: string;
  readonly clientId: string;
  /** The calls in which this client has its user's place. */
  readonly seats: ReadonlySet<string>;
  /** Everything that was stored for it has been taken; signals may go straight. */
  readonly ready: boolean;
  /** Tells of a call. What rings is confirmed by the client itself. */
  push(message: CallPush): void;
  /** Hands over a signal; false when the client did not confirm it in time. */
  signal(message: SignalPush): Promise<boolean>;
  presence(message: PresencePush): void;
  /** Ends the connection; the client may come back with other credentials. */
  close(): void;
}

/** The connected clients of this process. */
export class Clients {
  readonly #byUser = new Map<string, Set<Client>>();

  add(client: Client): void {
    const own = this.#byUser.get(client.userId);
    if (own) own.add(client);
    else this.#byUser.set(client.userId, new Set([client]));
  }

  remove(client: Client): void {
    const own = this.#byUser.get(client.userId);
    own?.delete(client);
    if (own?.size === 0) this.#byUser.delete(client.userId);
  }

  of(userId: string): Client[] {
    return [...(this.#byUser.get(userId) ?? [])];
  }

  /** The newest connection of this client: while an old one times out there may be two. */
  at(userId: string, clientId: string): Client | undefined {
    return this.of(userId).findLast((client) => client.clientId === clientId);
  }

  ofSession(sessionId: string): Client[] {
    return this.all().filter((client) => client.sessionId === sessionId);
  }

  all(): Client[] {
    return [...this.#byUser.values()].flatMap((clients) => [...clients]);
  }

  isOnline(userId: string): boolean {
    return this.#byUser.has(userId);
  }
}
