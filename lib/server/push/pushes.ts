import { setMaxListeners } from "node:events";
import type { Db } from "@/db/client";
import { deletePush, findPush, type PushSubscription } from "@/db/push";
import { overNotTold, overTold, takeNewRings, takeOverRings } from "@/db/push-rings";
import { type Call, isRung } from "@/lib/call";
import type { Publisher } from "../calls/publisher";
import { log } from "../log";
import type { Settings } from "../settings";
import type { Clients } from "../sockets/clients";
import { deliver } from "./deliver";
import { Jobs } from "./jobs";
import { openVapidKeys, type VapidKeys } from "./keys";
import { Lanes } from "./lanes";
import { type Message, overMessage, ringMessage, testMessage } from "./message";
import { send, type Sent } from "./send";

/** Longer than it is tried to tell a browser that a call rings no more. */
const claimMs = 90_000;
/** A page that is loaded anew is back before this; who then has no client has closed it. */
const backMs = 2_000;

const rungIds = (call: Call | undefined): string[] =>
  call?.participants.filter((participant) => isRung(call, participant)).map(({ userId }) => userId) ?? [];

interface Parts {
  readonly db: Db;
  readonly settings: Settings;
  readonly clients: Clients;
  readonly publisher: Publisher;
}

/**
 * Tells browsers in which no page of ours is open that a call rings at their user, and that it rings no more. What was
 * told stands in the database, so that the end is told whichever process sees it. Nothing here is waited for by a call.
 */
export class Pushes {
  readonly #stopping = new AbortController();
  readonly #jobs = new Jobs();
  readonly #lanes = new Lanes();
  readonly #timers = new Set<NodeJS.Timeout>();
  #keys: Promise<VapidKeys> | undefined;

  constructor(private readonly parts: Parts) {
    setMaxListeners(0, this.#stopping.signal);
  }

  /** Made at the first start; asked for again where the database was away. */
  keys(): Promise<VapidKeys> {
    this.#keys ??= openVapidKeys(this.parts.db).catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
    return this.#keys;
  }

  /** After the commit of a change: who is rung from now on is told, and where it rings no more too. */
  changed(before: Call | undefined, call: Call): void {
    const [rang, rings] = [rungIds(before), rungIds(call)];
    if (rings.some((userId) => !rang.includes(userId))) this.#inTurn(call.id, () => this.#ring(call));
    if (rang.some((userId) => !rings.includes(userId))) this.#inTurn(call.id, () => this.tellOver(call.id));
  }

  /** A client of this session has gone. If it was the last and stays away, what still rings is told by push. */
  left(userId: string, sessionId: string): void {
    const isThere = () => this.parts.clients.of(userId).some((client) => client.sessionId === sessionId);
    if (isThere() || this.#stopping.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!isThere()) this.#inTurn(sessionId, () => this.#ringAt(sessionId));
    }, backMs);
    this.#timers.add(timer.unref());
  }

  /** Tells where calls ring no more, of all calls or of one: also what another process has told and left. */
  async tellOver(callId?: string): Promise<void> {
    for (const over of await takeOverRings(this.parts.db, { callId, claimMs })) {
      this.#jobs.instead(`${over.callId} ${over.sessionId}`, async (signal) => {
        const sent = await this.#deliver(over, overMessage(over), signal);
        if (sent.status === "interrupted") await overNotTold(this.parts.db, over);
        else await overTold(this.parts.db, over);
      });
    }
  }

  /** Sends a message to try it out, once. Undefined where the session has no subscription. */
  async test(sessionId: string): Promise<Sent | undefined> {
    const found = await findPush(this.parts.db, sessionId);
    return found && this.#deliver(found, testMessage, this.#stopping.signal);
  }

  /** Calls off what is under way; whoever runs next tells that it is over. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#jobs.stop();
  }

  /** One after another for each call, so that an end is never looked for before the ring was noted. */
  #inTurn(name: string, work: () => Promise<void>): void {
    const turn = this.parts.publisher.reserve(`push ${name}`);
    turn.fill(work).catch((error: unknown) => log.warn("a push message could not be prepared", { error }));
  }

  async #ring({ id: callId, participants }: Call): Promise<void> {
    const clients = participants.flatMap(({ userId }) => this.parts.clients.of(userId));
    const connected = [...new Set(clients.map(({ sessionId }) => sessionId))];
    this.#begin(await takeNewRings(this.parts.db, { callId, connected }));
  }

  async #ringAt(sessionId: string): Promise<void> {
    this.#begin(await takeNewRings(this.parts.db, { sessionId, connected: [] }));
  }

  #begin(rings: Awaited<ReturnType<typeof takeNewRings>>): void {
    for (const ring of rings) {
      this.#jobs.instead(`${ring.callId} ${ring.sessionId}`, async (signal) => {
        await this.#deliver(ring, ringMessage(ring), signal);
      });
    }
  }

  async #deliver(to: PushSubscription, message: Message, signal: AbortSignal): Promise<Sent> {
    const { db, settings } = this.parts;
    const keys = await this.keys();
    const lane = { host: new URL(to.endpoint).host, userId: to.userId };
    const sent = await deliver(message, {
      inTurn: (work) => this.#lanes.run(lane, work),
      attempt: (lifeMs) => send(to, message, lifeMs, { settings, keys, signal }),
      retryMs: settings.push.retryMs,
      signal,
    });
    if (sent.status === "gone") await deletePush(db, to.sessionId, to.endpoint);
    if (sent.status === "failed" || sent.status === "refused") {
      log.info("a push message was not taken", { host: lane.host, reason: sent.reason });
    }
    return sent;
  }
}
