import { readCalls } from "@/db/calls";
import type { Db } from "@/db/client";
import { deleteSignals, holdSignal, storedAmount, storedFor, storeSignal } from "@/db/signals";
import { type Call, isSilent, type Participant } from "@/lib/call";
import { ApiError, type Signal, type SignalPush } from "@/lib/contract";
import { log } from "../log";
import type { Client, Clients } from "../sockets/clients";
import { LiveCalls } from "./live-calls";
import { Mailboxes } from "./mailboxes";
import { pushOf } from "./push-of";

/** A signal whose sender and recipient have been checked. */
export interface Letter {
  readonly call: Call;
  readonly from: Participant;
  readonly fromClientId: string;
  readonly to: Participant;
  readonly signal: Signal;
  /** Waits for the sender's own answer. */
  readonly held: boolean;
}

/** At most so many signals and octets wait for one pair; more are refused. */
export const waitingLimits = { signals: 256, bytes: 512 * 1024 } as const;

const seated = (call: Call, { userId, status }: Participant) =>
  status === "connected" || userId === call.callerId;

const messageOf = ({ call, from, signal }: Letter): SignalPush => ({
  callId: call.id,
  fromUserId: from.userId,
  epoch: from.epoch,
  signal,
});

/**
 * Carries signals between clients: straight when both hold sockets, else through the database. What is stored for a
 * recipient, and what is handed over, runs in one line per recipient, so the order of each pair is kept.
 */
export class Relay {
  readonly #mailboxes = new Mailboxes();
  readonly #calls: LiveCalls;

  constructor(
    private readonly db: Db,
    private readonly clients: Clients,
  ) {
    this.#calls = new LiveCalls(async (callId) => (await readCalls(db, [callId]))[0]?.call);
  }

  remember(call: Call): void {
    this.#calls.remember(call);
  }

  call(callId: string): Call | Promise<Call | undefined> {
    return this.#calls.get(callId);
  }

  /** Resolves when the recipient's client has confirmed the signal or it is stored. Errors: RATE_LIMIT_EXCEEDED. */
  async send(letter: Letter): Promise<void> {
    const { userId } = letter.to;
    const client = this.#readyClient(letter);
    const straight = client && !this.#mailboxes.busy(userId) ? client.signal(messageOf(letter)) : undefined;
    const confirmed = straight ?? (await this.#mailboxes.run(userId, () => this.#inLine(letter))).confirmed;
    if (!(await confirmed)) await this.#mailboxes.run(userId, () => this.#store(letter));
  }

  /** Hands over what is stored for this user's clients that are in a call. In the background. */
  deliver(userId: string): void {
    const drained = this.#mailboxes.run(userId, () => this.#drainAll(userId));
    drained.catch((error: unknown) => log.error("stored signals could not be delivered", { error }));
  }

  /** Hands over what is stored for a client that has just connected; then signals may go straight to it. */
  open(client: Client, becomesReady: () => void): Promise<void> {
    return this.#mailboxes.run(client.userId, async () => {
      await this.#drain(client);
      becomesReady();
    });
  }

  /** Waits for everything that is under way. */
  idle(): Promise<void> {
    return this.#mailboxes.idle();
  }

  #readyClient({ call, to, held }: Letter): Client | undefined {
    if (held || !to.clientId || !seated(call, to)) return undefined;
    const client = this.clients.at(to.userId, to.clientId);
    return client?.ready ? client : undefined;
  }

  /** It is this letter's turn. The next may follow at once when it went straight: a socket keeps the order. */
  async #inLine(letter: Letter): Promise<{ confirmed: Promise<boolean> }> {
    const client = this.#readyClient(letter);
    if (client) return { confirmed: client.signal(messageOf(letter)) };
    await this.#store(letter);
    return { confirmed: Promise.resolve(true) };
  }

  async #store(letter: Letter): Promise<void> {
    const { call, from, to, signal, held, fromClientId } = letter;
    const pair = { callId: call.id, fromUserId: from.userId, toUserId: to.userId };
    const bytes = Buffer.byteLength(JSON.stringify(signal));
    const waiting = await storedAmount(this.db, pair);
    if (waiting.count >= waitingLimits.signals || waiting.bytes + bytes > waitingLimits.bytes) {
      throw new ApiError("RATE_LIMIT_EXCEEDED", { retryAfter: 1 }, "Too many signals wait for this person.");
    }
    const kept = { ...pair, fromClientId, fromEpoch: from.epoch, signal, bytes };
    if (held) {
      const stored = await holdSignal(this.db, kept);
      if (stored?.held === false) await this.#drainAll(to.userId);
      return;
    }
    const n = await storeSignal(this.db, { ...kept, held });
    if (to.hidden || to.shownAs || isSilent(call, to)) return;
    for (const client of this.clients.of(to.userId)) {
      if (!client.ready) continue;
      if (client.kind === "stream") await this.#pour(client);
      else if (!seated(call, to)) void client.signal({ ...messageOf(letter), n });
    }
  }

  async #drainAll(userId: string): Promise<void> {
    for (const client of this.clients.of(userId)) if (client.ready) await this.#drain(client);
  }

  /** What was stored is safe, also where it cannot be handed over now: the stream is ended, and resumes. */
  async #pour(client: Client): Promise<void> {
    await this.#drain(client).catch((error: unknown) => {
      log.warn("a stored signal could not be handed over", { error });
      client.close();
    });
  }

  /** Everything stored that this client is to hear; deleted as a socket confirms it. A stream does so when it resumes. */
  async #drain(client: Client): Promise<void> {
    for (;;) {
      const rows = await storedFor(this.db, client.userId, [...client.hears], client.handed);
      if (rows.length === 0) return;
      const confirmed = await Promise.all(rows.map((row) => client.signal(pushOf(row))));
      const taken = rows.filter((_, index) => confirmed[index]).map(({ n }) => n);
      if (client.kind === "socket") await deleteSignals(this.db, client.userId, taken);
      if (taken.length < rows.length) return;
    }
  }
}
