import { type LoadedCall, lockCall, readCalls } from "@/db/calls";
import type { Db } from "@/db/client";
import { occupiedCall } from "@/db/place";
import { isRetryable, violates } from "@/db/problems";
import { type Derived, saveCall } from "@/db/save-call";
import {
  applyDue,
  nextDeadline,
  occupies,
  type Call,
  type Outcome,
  type Refusal,
  participantOf,
} from "@/lib/call";
import { ApiError, type CallDetail, type ErrorCode } from "@/lib/contract";
import type { Live } from "../live";
import { announce } from "./announce";
import { detailFor, type Scene } from "./detail";
import type { Turn } from "./publisher";

/** What the rows need to know from the core. */
export function derived(live: Live): Derived {
  return { dueAt: (call) => nextDeadline(call, live.settings.call), occupies };
}

/** The call after the command, and what is needed to show it. */
export interface Acted extends Scene {
  readonly call: Call;
}

interface Steps {
  /** Decides what happens; everything that is due has happened already. */
  readonly decide: (call: Call, now: number) => Outcome;
  /** Writes beside the call, in the same transaction, when the call has changed. */
  readonly also?: (tx: Db, call: Call) => Promise<void>;
  /** Leaves the call alone when another transaction holds it. */
  readonly skipLocked?: boolean;
}

async function once(
  live: Live,
  callId: string,
  steps: Steps,
): Promise<(Acted & { outcome: Outcome }) | undefined> {
  const turns: Turn[] = [];
  try {
    const done = await live.db.transaction(async (tx) => {
      const found = await lockCall(tx, callId, { skip: steps.skipLocked });
      if (!found) return undefined;
      turns.push(live.publisher.reserve(callId));
      const due = applyDue(found.call, found.now, live.settings.call);
      const outcome = steps.decide(due.call, found.now);
      const own = outcome.ok ? outcome.changes : [];
      const changes = [...due.changes, ...own];
      await saveCall(tx, found.call, changes, derived(live));
      if (own.length > 0) await steps.also?.(tx, outcome.call);
      return { found, changes, outcome };
    });
    if (!done) return undefined;
    await turns[0]?.fill(() => tell(live, done.found, done.changes));
    return { ...sceneOf(live, done.found), call: done.outcome.call, outcome: done.outcome };
  } finally {
    for (const turn of turns) turn.release();
  }
}

function sceneOf(live: Live, { profiles, now }: LoadedCall): Scene {
  return { profiles, now, isOnline: (userId) => live.isOnline(userId) };
}

/** Announces committed changes; the events say so afterwards, in the background. */
function tell(live: Live, found: LoadedCall, changes: Extract<Outcome, { ok: true }>["changes"]): void {
  let before: Call = found.call;
  for (const change of changes) {
    live.relay.remember(change.call);
    announce(live, change, before, found.profiles);
    before = change.call;
  }
  live.published.add(changes.map(({ call }) => ({ callId: call.id, seq: call.version })));
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

/**
 * A command by a person. Refusals become errors that carry the present state where the person may see it.
 * Errors: CALL_NOT_FOUND, IN_ANOTHER_CALL and those of the core.
 */
export async function act(live: Live, callId: string, userId: string, steps: Steps): Promise<Acted> {
  const attempt = () => tryAct(live, callId, steps);
  const acted = await attempt()
    .catch(async (error: unknown) => {
      if (violates(error, "one_call_at_a_time") && (await freePlace(live, userId))) return attempt();
      throw error;
    })
    .catch(async (error: unknown) => {
      throw violates(error, "one_call_at_a_time") ? await conflict(live, "IN_ANOTHER_CALL", userId) : error;
    });
  if (!acted) throw new ApiError("CALL_NOT_FOUND");
  if (!acted.outcome.ok) throw refusal(acted.outcome.code, detailFor(acted.call, userId, acted));
  return acted;
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
