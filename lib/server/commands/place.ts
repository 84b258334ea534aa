import { v7 as uuid } from "uuid";
import { lockUsers, openCallBetween } from "@/db/place";
import { violates } from "@/db/problems";
import { insertCall } from "@/db/save-call";
import { type CallChange, isFinal, place as placed } from "@/lib/call";
import { ApiError, type endpoints, type InputOf, isApiError, limits } from "@/lib/contract";
import { conflict, derived, freePlace, tryAct, unchanged } from "../calls/act";
import { announce } from "../calls/announce";
import type { Scene } from "../calls/detail";
import type { Caller } from "../caller";
import type { Live } from "../live";
import { type Command, iso } from "./command";

type Input = InputOf<typeof endpoints.placeCall>;

function calleesOf({ callerId, calleeIds }: Input): string[] {
  const callees = [...new Set(calleeIds)].filter((id) => id !== callerId);
  const issue = (reason: string) =>
    new ApiError("VALIDATION_ERROR", { issues: [{ path: ["calleeIds"], reason }] });
  if (callees.length === 0) throw issue("must name at least one person other than the caller");
  if (callees.length > limits.callees) throw issue(`must name at most ${limits.callees} people`);
  return callees;
}

function tell(live: Live, change: CallChange, profiles: Scene["profiles"]): void {
  live.relay.remember(change.call);
  announce(live, change, undefined, profiles);
  live.published.add([{ callId: change.call.id, seq: change.call.version }]);
}

/** With the rows of all users concerned locked: the first of two at once wins, the other sees its call. */
async function insert(live: Live, input: Input, calleeIds: string[], actor: Caller): Promise<CallChange> {
  const id = uuid();
  const turn = live.publisher.reserve(id);
  try {
    const { change, profiles } = await live.db.transaction(async (tx) => {
      const { profiles, now } = await lockUsers(tx, [input.callerId, ...calleeIds]);
      const missing = calleeIds.filter((userId) => !profiles.has(userId));
      if (missing.length > 0) throw new ApiError("USER_NOT_FOUND", { userIds: missing });
      if (profiles.get(input.callerId)?.busy) throw new ApiError("CALLER_BUSY");
      const [only, second] = calleeIds;
      const glaring = only && !second ? await openCallBetween(tx, only, input.callerId) : undefined;
      if (glaring) throw new ApiError("CALL_GLARE", { callId: glaring });
      const change = placed({ ...input, id, calleeIds, actor }, now, live.settings.call);
      await insertCall(tx, change, derived(live));
      return { change, profiles };
    });
    await turn.fill(() => tell(live, change, profiles));
    return change;
  } finally {
    turn.release();
  }
}

/** The caller has a place already: seen before the call was written, or by the database beside an answer of theirs. */
const isBusy = (error: unknown) =>
  violates(error, "one_call_at_a_time") || (isApiError(error) && error.code === "CALLER_BUSY");

const glaringId = (error: unknown) =>
  isApiError(error) && error.code === "CALL_GLARE" ? String(error.details.callId) : undefined;

/** What stands in the way may be over already; its deadline decides. */
async function standsInTheWay(live: Live, error: unknown, callerId: string): Promise<boolean> {
  if (isBusy(error)) return !(await freePlace(live, callerId));
  const glaring = glaringId(error);
  if (glaring === undefined) return true;
  const acted = await tryAct(live, glaring, { decide: unchanged });
  return acted !== undefined && !isFinal(acted.call.status);
}

/** The refusal as the caller is told it, with the call that stands in the way. */
async function refusal(live: Live, error: unknown, callerId: string): Promise<unknown> {
  if (isBusy(error)) return conflict(live, "CALLER_BUSY", callerId);
  const glaring = glaringId(error);
  return glaring === undefined ? error : conflict(live, "CALL_GLARE", callerId, glaring);
}

/** Calls people. Errors: VALIDATION_ERROR, USER_NOT_FOUND, GROUP_NOT_FOUND, CALLER_BUSY, CALL_GLARE. */
export const place: Command<typeof endpoints.placeCall> = async (live, input, caller) => {
  const calleeIds = calleesOf(input);
  if (input.groupId) throw new ApiError("GROUP_NOT_FOUND");
  const attempt = () => insert(live, input, calleeIds, caller);
  const { call } = await attempt()
    .catch(async (error: unknown) => {
      if (await standsInTheWay(live, error, input.callerId)) throw error;
      return attempt();
    })
    .catch(async (error: unknown) => {
      throw await refusal(live, error, input.callerId);
    });
  return {
    success: true,
    call: {
      id: call.id,
      callerId: call.callerId,
      calleeIds: [...call.calleeIds],
      type: call.type,
      status: call.status,
      groupId: call.groupId,
      createdAt: iso(call.createdAt),
      version: call.version,
    },
  };
};
