import { isFinal, maySignal, mustHold, participantOf, refusalOf } from "@/lib/call";
import { ApiError, type endpoints } from "@/lib/contract";
import { conflict } from "../calls/act";
import type { Command } from "./command";

/**
 * Passes an offer, an answer or a candidate on. What a callee sends before their answer waits for it.
 * Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT, ANSWERED_ELSEWHERE, those of a call that is over, RATE_LIMIT_EXCEEDED.
 */
export const sendSignal: Command<typeof endpoints.sendSignal> = async (live, input, caller) => {
  const known = live.relay.call(input.callId);
  const call = known instanceof Promise ? await known : known;
  if (!call) throw new ApiError("CALL_NOT_FOUND");
  const from = participantOf(call, input.fromUserId);
  const to = participantOf(call, input.toUserId);
  if (!from || from.hidden || !to || from === to) throw new ApiError("NOT_A_PARTICIPANT");
  const { status } = call;
  if (isFinal(status)) throw await conflict(live, refusalOf(status), from.userId, call.id);
  if (!maySignal(call, from.userId, to.userId)) throw new ApiError("NOT_A_PARTICIPANT");
  const held = mustHold(call, from.userId);
  if (!held && from.clientId !== caller.clientId) throw new ApiError("ANSWERED_ELSEWHERE");
  await live.relay.send({ call, from, to, held, fromClientId: caller.clientId, signal: input.signal });
  return { success: true };
};
