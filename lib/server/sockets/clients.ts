import type {
  CallPush,
  DevicePush,
  GroupPush,
  MissedPush,
  NotePush,
  PresencePush,
  SignalPush,
} from "@/lib/contract";

/** A connected client as the rest of the server sees it. */
export interface Client {
  readonly userId: string;
  readonly sessionId: string;
  readonly clientId: string;
  /** A socket confirms what it is handed, and holds leases; a stream of events does neither. */
  readonly kind: "socket" | "stream";
  /** The calls in which this client has its user's place. */
  readonly seats: ReadonlySet<string>;
  /** The calls whose stored signals are handed to it. */
  readonly hears: ReadonlySet<string>;
  /** Up to this number it has all of them. */
  readonly handed: number;
  /** Everything that was stored for it has been taken; signals may go straight. */
  readonly ready: boolean;
  /** Tells of a call. What rings is confirmed by the client itself. */
  push(message: CallPush): void;
  /** Hands over a signal; false when the client did not confirm it in time. */
  signal(message: SignalPush): Promise<boolean>;
  presence(message: PresencePush): void;
  /** A group's call began, changed or ended. */
  group(message: GroupPush): void;
  /** The user has chosen a device for a call. */
  device(message: DevicePush): void;
  /** Somebody has reacted or written something in a call. */
  note(message: NotePush): void;
  /** The user has seen their history. */
  missed(message: MissedPush): void;
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

  /** The newest socket of this client: while an old one times out there may be two. */
  at(userId: string, clientId: string): Client | undefined {
    return this.#newest(userId, clientId, "socket");
  }

  /** The stream of events of this client. */
  streamAt(userId: string, clientId: string): Client | undefined {
    return this.#newest(userId, clientId, "stream");
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

  #newest(userId: string, clientId: string, kind: Client["kind"]): Client | undefined {
    return this.of(userId).findLast((client) => client.clientId === clientId && client.kind === kind);
  }
}
