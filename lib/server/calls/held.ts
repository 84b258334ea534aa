import { type LoadedCall, lockCall, profilesIn } from "@/db/calls";
import type { Db } from "@/db/client";
import { type ByKey, type Derived, saveCall } from "@/db/save-call";
import { applyDue, type Call, type CallChange, nextDeadline, occupies } from "@/lib/call";
import type { Caller } from "../caller";
import type { Live } from "../live";
import { noteForWebhooks, webhooksFor } from "../webhooks/outbox";
import type { Turn } from "./publisher";
import { tell } from "./tell";

/** What the rows need to know from the core. */
export function derived(live: Live): Derived {
  return { dueAt: (call) => nextDeadline(call, live.settings.call), occupies };
}

/** The key by which this caller acts, for the timeline. */
export function byKey({ userId, key }: Pick<Caller, "userId" | "key">): ByKey | undefined {
  return key && { userId, keyId: key.id };
}

/** A call whose row is locked by this transaction. */
export interface Held {
  readonly found: LoadedCall;
  /** The call with everything that was due applied, by `changes`; none of it is written yet. */
  readonly call: Call;
  readonly changes: readonly CallChange[];
  /** Its place in the order of announcements, reserved under the lock. */
  readonly turn: Turn;
}

/** The calls that one transaction locks and changes. They are told after the commit. */
export class HeldCalls {
  readonly #turns: Turn[] = [];
  readonly #tellings: (() => Promise<void>)[] = [];

  /** `by`: whose doing it is, where a key is used. */
  constructor(
    private readonly live: Live,
    private readonly by?: ByKey,
  ) {}

  /** Undefined when there is no such call, or another transaction holds it and `skip`. */
  async lock(tx: Db, callId: string, options: { skip?: boolean } = {}): Promise<Held | undefined> {
    const found = await lockCall(tx, callId, options);
    if (!found) return undefined;
    const turn = this.live.publisher.reserve(callId);
    this.#turns.push(turn);
    return { found, turn, ...applyDue(found.call, found.now, this.live.settings.call) };
  }

  /** Writes what was due and what was done after it. Answers how the call is shown: newcomers have names too. */
  async save(
    tx: Db,
    { found, changes: due, turn }: Held,
    done: readonly CallChange[],
  ): Promise<LoadedCall["profiles"]> {
    const changes = [...due, ...done];
    const [listeners] = await Promise.all([
      webhooksFor(tx, changes),
      saveCall(tx, found.call, changes, derived(this.live), this.by),
    ]);
    const newcomers = (changes.at(-1)?.call.participants ?? []).map(({ userId }) => userId);
    const unknown = newcomers.filter((userId) => !found.profiles.has(userId));
    const added = unknown.length > 0 ? await profilesIn(tx, found.call.id, unknown) : [];
    const profiles = new Map([...found.profiles, ...added]);
    await noteForWebhooks(this.live, tx, listeners, { changes, profiles, before: found.call });
    if (listeners.length > 0) this.#tellings.push(() => Promise.resolve(this.live.webhooks.wake()));
    this.#tellings.push(() => turn.fill(() => tell(this.live, changes, profiles, found.call)));
    return profiles;
  }

  /** After the commit: tells everything that was written, in the order of the commits of each call. */
  async tell(): Promise<void> {
    await Promise.all(this.#tellings.map((telling) => telling()));
  }

  /** However it ended: turns that were not used are given up. */
  release(): void {
    for (const turn of this.#turns) turn.release();
  }
}
