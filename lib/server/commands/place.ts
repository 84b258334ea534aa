import { v7 as uuid } from "uuid";
import { isRetryable, violates } from "@/db/problems";
import { isFinal } from "@/lib/call";
import { ApiError, type endpoints, type InputOf, isApiError } from "@/lib/contract";
import { conflict, freePlace, tryAct, unchanged } from "../calls/act";
import { repeatable } from "../calls/repeatable";
import type { Live } from "../live";
import type { Command } from "./command";
import { insert, type Placement } from "./place-insert";

type Input = InputOf<typeof endpoints.placeCall>;

function calleesOf({ callerId, calleeIds }: Input, most: number): string[] {
  const callees = [...new Set(calleeIds)].filter((id) => id !== callerId);
  const issue = (reason: string) =>
    new ApiError("VALIDATION_ERROR", { issues: [{ path: ["calleeIds"], reason }] });
  if (callees.length === 0) throw issue("must name at least one person other than the caller");
  if (callees.length > most) throw issue(`must name at most ${most} people`);
  return callees;
}

/** The caller has a place already: seen before the call was written, or by the database beside an answer of theirs. */
const isBusy = (error: unknown) =>
  violates(error, "one_call_at_a_time") || (isApiError(error) && error.code === "CALLER_BUSY");

/** The call that the refusal is about: of who calls the caller, or of the group. */
function idInTheWay(error: unknown): string | undefined {
  const named = isApiError(error) && (error.code === "CALL_GLARE" || error.code === "GROUP_CALL_RUNNING");
  return named ? String(error.details.callId) : undefined;
}

/** What stands in the way may be over already; its deadline decides. */
async function standsInTheWay(live: Live, error: unknown, { input }: Placement): Promise<boolean> {
  if (isRetryable(error) || violates(error, "one_call_a_group")) return false;
  if (isBusy(error)) return !input.endOther && !(await freePlace(live, input.callerId));
  const callId = idInTheWay(error);
  if (callId === undefined) return true;
  const acted = await tryAct(live, callId, { decide: unchanged });
  return acted !== undefined && !isFinal(acted.call.status);
}

/** The refusal as the caller is told it, with the call that stands in the way. */
async function refusal(live: Live, error: unknown, callerId: string): Promise<unknown> {
  if (isBusy(error)) return conflict(live, "CALLER_BUSY", callerId);
  const callId = idInTheWay(error);
  return callId !== undefined && isApiError(error) ? conflict(live, error.code, callerId, callId) : error;
}

/** How often it is tried beside other requests of the same people. */
const mostTries = 4;

/**
 * Calls people. Errors: VALIDATION_ERROR, USER_NOT_FOUND, GROUP_NOT_FOUND, NOT_GROUP_MEMBER, CALLER_BUSY, CALL_GLARE,
 * GROUP_CALL_RUNNING.
 */
export const place: Command<typeof endpoints.placeCall> = (live, input, caller) =>
  repeatable("placeCall", input.callerId, input, async (key) => {
    const calleeIds = calleesOf(input, live.settings.call.maxCallees);
    for (let tried = 1; ; tried += 1) {
      const placement = { id: uuid(), input, calleeIds, caller, key };
      try {
        return await insert(live, placement);
      } catch (error) {
        const over = tried === mostTries || (await standsInTheWay(live, error, placement));
        if (over) throw await refusal(live, error, input.callerId);
      }
    }
  });
