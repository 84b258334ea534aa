import type { Profile } from "@/db/calls";
import { readCalls } from "@/db/calls";
import type { Db } from "@/db/client";
import { occupiedCall } from "@/db/place";
import { isRetryable, violates } from "@/db/problems";
import type { ByKey } from "@/db/save-call";
import { type Call, occupies, type Outcome, participantOf, type Refusal, transition } from "@/lib/call";
import { ApiError, type CallDetail, type ErrorCode } from "@/lib/contract";
import type { Caller } from "../caller";
import type { Live } from "../live";
import { detailFor, type Scene } from "./detail";
import { byKey, type Held, HeldCalls } from "./held";

/** The call after the command, and what is needed to show it. */
export interface Acted extends Scene {
  readonly call: Call;
}

interface Steps {
  /** First in the transaction. */
  readonly before?: (tx: Db) => Promise<void>;
  /** Decides what happens; everything that is due has happened already. */
  readonly decide: (call: Call, now: number, tx: Db) => Outcome | Promise<Outcome>;
  /** Writes beside the call, in the same transaction, when the call has changed. */
  readonly also?: (tx: Db, call: Call) => Promise<void>;
  /** Last in the transaction, when nothing was refused. */
  readonly after?: (tx: Db, call: Call) => Promise<void>;
  /** Leaves the call alone when another transaction holds it. */
  readonly skipLocked?: boolean;
  /** Whose doing it is, where a key is used. */
  readonly by?: ByKey;
  /** The other call of this user, which they leave in the same transaction when nothing is refused. */
  readonly leaving?: { readonly callId: string; readonly userId: string };
}

/** What the user's other call becomes when they give it up for this one: left, ended or cancelled. */
export async function giveUp(
  live: Live,
  tx: Db,
  calls: HeldCalls,
  other: Held | undefined,
  userId: string,
): Promise<void> {
  const own = other && participantOf(other.call, userId);
  if (!other || !own) return;
  // Where what was due has given the place free, that is written: else the place would still be taken.
  const outcome = occupies(other.call, own)
    ? transition(other.call, { type: "leave", userId }, other.found.now, live.settings.call)
    : unchanged(other.call);
  await calls.save(tx, other, outcome.ok ? outcome.changes : []);
}

async function once(
  live: Live,
  callId: string,
  steps: Steps,
): Promise<(Acted & { outcome: Outcome }) | undefined> {
  const calls = new HeldCalls(live, steps.by);
  try {
    const done = await live.db.transaction(async (tx) => {
      await steps.before?.(tx);
      const locked = new Map<string, Held>();
      // Always in the same order, so that two that hold two calls never wait for each other.
      for (const id of [callId, ...(steps.leaving ? [steps.leaving.callId] : [])].sort()) {
        const held = await calls.lock(tx, id, { skip: steps.skipLocked });
        if (held) locked.set(id, held);
      }
      const held = locked.get(callId);
      if (!held) return undefined;
      const { now } = held.found;
      const outcome = await steps.decide(held.call, now, tx);
      const own = outcome.ok ? outcome.changes : [];
      if (outcome.ok && steps.leaving) {
        await giveUp(live, tx, calls, locked.get(steps.leaving.callId), steps.leaving.userId);
      }
      const profiles = await calls.save(tx, held, own);
      if (own.length > 0) await steps.also?.(tx, outcome.call);
      if (outcome.ok) await steps.after?.(tx, outcome.call);
      return { outcome, now, profiles };
    });
    if (!done) return undefined;
    await calls.tell();
    return { ...sceneOf(live, done), call: done.outcome.call, outcome: done.outcome };
  } finally {
    calls.release();
  }
}

function sceneOf(
  live: Live,
  { profiles, now }: { profiles: ReadonlyMap<string, Profile>; now: number },
): Scene {
  return { profiles, now, isOnline: (userId) => live.isOnline(userId) };
}

/**
 * One command on one call: locked, due deadlines first, then the decision, the rows and the events in one transaction;
 * told to everyone after the commit, in the order of the commits. Undefined when there is no such call (or it is
 * locked and `skipLocked`).
 */
export async function tryAct(live: Live, callId: string, steps: Steps) {
  try {
    return await once(live, callId, steps);
  } catch (error) {
    if (!isRetryable(error)) throw error;
    return once(live, callId, steps);
  }
}

/** Ends what is due in the call that occupies this user. True when that gave the place free. */
export async function freePlace(live: Live, userId: string): Promise<boolean> {
  const callId = await occupiedCall(live.db, userId);
  if (callId === undefined) return true;
  const acted = await tryAct(live, callId, { decide: unchanged });
  const own = acted && participantOf(acted.call, userId);
  return !acted || !own || !occupies(acted.call, own);
}

/** Nothing but what is due. */
export const unchanged = (call: Call): Outcome => ({ ok: true, call, changes: [] });

/** How often a place is tried for that other requests of the same user take away meanwhile. */
const mostTries = 4;

/**
 * A command by a caller. Refusals become errors that carry the present state where the caller may see it. With
 * `endOther` the call that has their place is left in the same moment.
 * Errors: CALL_NOT_FOUND, IN_ANOTHER_CALL and those of the core.
 */
export async function act(
  live: Live,
  callId: string,
  caller: Pick<Caller, "userId" | "key">,
  {
    endOther = false,
    ...steps
  }: Omit<Steps, "by" | "leaving" | "skipLocked"> & { readonly endOther?: boolean },
): Promise<Acted> {
  const { userId } = caller;
  for (let tried = 1; ; tried += 1) {
    const other = endOther ? await occupiedCall(live.db, userId) : undefined;
    const leaving = other === undefined || other === callId ? undefined : { callId: other, userId };
    try {
      const acted = await tryAct(live, callId, { ...steps, by: byKey(caller), leaving });
      if (!acted) throw new ApiError("CALL_NOT_FOUND");
      if (!acted.outcome.ok) throw refusal(acted.outcome.code, detailFor(acted.call, userId, acted));
      return acted;
    } catch (error) {
      if (!violates(error, "one_call_at_a_time")) throw error;
      const free = endOther || (tried === 1 && (await freePlace(live, userId)));
      const inTheWay = free ? undefined : await occupiedCall(live.db, userId);
      // Meanwhile the place may have become free, or been taken in this very call by another client.
      const again = inTheWay === undefined || inTheWay === callId;
      if (!again || tried === mostTries) throw await conflict(live, "IN_ANOTHER_CALL", userId, inTheWay);
    }
  }
}

/** The refusal for the sake of a call of this user (the one that has their place), with that call as it stands. */
export async function conflict(
  live: Live,
  code: ErrorCode,
  userId: string,
  callId?: string,
): Promise<ApiError> {
  const id = callId ?? (await occupiedCall(live.db, userId));
  const [found] = id === undefined ? [] : await readCalls(live.db, [id]);
  const call = found && detailFor(found.call, userId, sceneOf(live, found));
  return new ApiError(code, { callId: id, call });
}

/** The one thing in what was sent that only the call can tell to be wrong is an answer that is missing. */
function refusal(code: Refusal, call: CallDetail | undefined): ApiError {
  if (code !== "VALIDATION_ERROR") return new ApiError(code, call && { call });
  const reason = "is required while the caller's offer is pending";
  return new ApiError(code, { issues: [{ path: ["answer"], reason }], call });
}
