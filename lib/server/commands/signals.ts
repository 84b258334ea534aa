import { readCalls } from "@/db/calls";
import { deleteSignalsUpTo, storedFor } from "@/db/signals";
import { participantOf } from "@/lib/call";
import { ApiError, type endpoints } from "@/lib/contract";
import { pushOf } from "../signals/push-of";
import type { Command } from "./command";

/**
 * What was sent to the reader in this call and waits, for programs without a socket. The client in the call confirms
 * what it has with `after`; while none is, nothing is taken away from the others that ring.
 * Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT, ANSWERED_ELSEWHERE.
 */
export const listSignals: Command<typeof endpoints.listSignals> = async (live, { callId, after }, caller) => {
  const { userId, clientId } = caller;
  const [found] = await readCalls(live.db, [callId]);
  if (!found) throw new ApiError("CALL_NOT_FOUND");
  const own = participantOf(found.call, userId);
  if (!own || own.hidden) throw new ApiError("NOT_A_PARTICIPANT");
  if (own.clientId !== undefined && own.clientId !== clientId) throw new ApiError("ANSWERED_ELSEWHERE");
  if (own.clientId !== undefined) await deleteSignalsUpTo(live.db, userId, callId, after);
  if (own.shownAs) return [];
  const stored = await storedFor(live.db, userId, [callId], after);
  return stored.map(pushOf);
};
