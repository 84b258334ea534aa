import type { Db } from "@/db/client";
import { lockGroup, lockUsers, occupiedCall, openCallBetween, runningCallOf } from "@/db/place";
import { reachOf } from "@/db/reach";
import { insertCall } from "@/db/save-call";
import { busyRejecters } from "@/db/users";
import { type CallChange, place as placed } from "@/lib/call";
import { ApiError, type endpoints, type InputOf, type ReplyOf } from "@/lib/contract";
import { giveUp } from "../calls/act";
import { byKey, derived, HeldCalls } from "../calls/held";
import type { Key } from "../calls/repeatable";
import { tell } from "../calls/tell";
import type { Caller } from "../caller";
import type { Live } from "../live";
import { noteForWebhooks, webhooksFor } from "../webhooks/outbox";
import { declineFor } from "./busy";
import { iso } from "./command";

type Reply = ReplyOf<typeof endpoints.placeCall>;

/** A call that is to be placed. */
export interface Placement {
  readonly id: string;
  readonly input: InputOf<typeof endpoints.placeCall>;
  /** Once each, without the caller. */
  readonly calleeIds: readonly string[];
  readonly caller: Caller;
  readonly key: Key<Reply>;
}

/** The call as it was placed: what a setting of a callee made of it in the same moment is told by its events. */
function replyOf({ call }: CallChange): Reply {
  const { id, callerId, type, status, groupId, createdAt, version } = call;
  const calleeIds = [...call.calleeIds];
  return {
    success: true,
    call: { id, callerId, calleeIds, type, status, groupId, createdAt: iso(createdAt), version },
  };
}

/** The users and the group exist, and all belong to it. Errors: USER_NOT_FOUND, GROUP_NOT_FOUND, NOT_GROUP_MEMBER. */
async function lockPeople(tx: Db, { input, calleeIds }: Placement) {
  const people = [input.callerId, ...calleeIds];
  const { profiles, now } = await lockUsers(tx, people);
  const missing = calleeIds.filter((userId) => !profiles.has(userId));
  if (missing.length > 0) throw new ApiError("USER_NOT_FOUND", { userIds: missing });
  if (input.groupId !== undefined) {
    const members = await lockGroup(tx, input.groupId, people);
    if (!members) throw new ApiError("GROUP_NOT_FOUND");
    const strangers = people.filter((userId) => !members.includes(userId));
    if (strangers.length > 0) throw new ApiError("NOT_GROUP_MEMBER", { userIds: strangers });
  }
  return { profiles, now };
}

/** Nothing stands in the way. Errors: CALL_GLARE, GROUP_CALL_RUNNING, with the id of the call. */
async function checkWay(tx: Db, { input, calleeIds }: Placement): Promise<void> {
  const [only, second] = calleeIds;
  const [running, glaring] = await Promise.all([
    input.groupId === undefined ? undefined : runningCallOf(tx, input.groupId),
    only === undefined || second !== undefined ? undefined : openCallBetween(tx, only, input.callerId),
  ]);
  if (running !== undefined) throw new ApiError("GROUP_CALL_RUNNING", { callId: running });
  if (glaring !== undefined) throw new ApiError("CALL_GLARE", { callId: glaring });
}

/**
 * Writes a call, with the rows of all users concerned locked: the first of two at once wins, the other sees its call.
 * Errors: those of a call that cannot be placed; a unique violation where a place was taken meanwhile.
 */
export async function insert(live: Live, placement: Placement): Promise<Reply> {
  const { id, input, calleeIds, caller, key } = placement;
  const calls = new HeldCalls(live, byKey(caller));
  const turn = live.publisher.reserve(id);
  try {
    const { changes, profiles, reply, heard } = await live.db.transaction(async (tx) => {
      await key.claim(tx);
      const { profiles, now } = await lockPeople(tx, placement);
      // Asked under the lock: another request of the caller may have placed one meanwhile.
      const otherId = input.endOther ? await occupiedCall(tx, input.callerId) : undefined;
      if (otherId !== undefined) {
        await giveUp(live, tx, calls, await calls.lock(tx, otherId), input.callerId);
      } else if (profiles.get(input.callerId)?.busy) throw new ApiError("CALLER_BUSY");
      // In this order, so that nobody is busy with a call that was over when the way was found free.
      const [, reach, rejecters] = await Promise.all([
        checkWay(tx, placement),
        reachOf(tx, input.callerId, calleeIds),
        busyRejecters(tx, calleeIds),
      ]);
      const first = placed(
        { ...input, id, calleeIds, ...reach, actor: { ...caller, negotiation: input.negotiation } },
        now,
        live.settings.call,
      );
      const busy = rejecters.filter((userId) => !reach.hiddenIds.includes(userId));
      const changes = [first, ...declineFor(first.call, busy, now, live.settings.call)] as const;
      const [listeners] = await Promise.all([
        webhooksFor(tx, changes),
        insertCall(tx, changes, derived(live), byKey(caller)),
      ]);
      await noteForWebhooks(live, tx, listeners, { changes, profiles });
      const reply = replyOf(first);
      await key.keep(tx, reply);
      return { changes, profiles, reply, heard: listeners.length > 0 };
    });
    if (heard) live.webhooks.wake();
    await Promise.all([calls.tell(), turn.fill(() => tell(live, changes, profiles))]);
    return reply;
  } finally {
    turn.release();
    calls.release();
  }
}
