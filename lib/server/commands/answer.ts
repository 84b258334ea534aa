import { forgetRing } from "@/db/push-rings";
import { releaseHeld, storeSignal } from "@/db/signals";
import type { Db } from "@/db/client";
import { type Call, participantOf, transition } from "@/lib/call";
import type { endpoints, Signal } from "@/lib/contract";
import { act } from "../calls/act";
import type { Live } from "../live";
import { type Command, isoIf } from "./command";

/** Keeps a description for its recipient until they take it. */
export function keepDescription(tx: Db, call: Call, from: string, to: string, signal: Signal) {
  const seat = participantOf(call, from);
  return storeSignal(tx, {
    callId: call.id,
    fromUserId: from,
    fromClientId: seat?.clientId ?? "",
    fromEpoch: seat?.epoch ?? 0,
    toUserId: to,
    held: false,
    signal,
    bytes: JSON.stringify(signal).length,
  });
}

/** Answers a call that rings here. Errors: those of the core, IN_ANOTHER_CALL. */
export const answer: Command<typeof endpoints.answerCall> = async (live, input, caller) => {
  const { callId, userId } = input;
  let took = false;
  const acted = await act(live, callId, caller, {
    endOther: input.endOther,
    decide: (call, now) => {
      took = call.offer !== undefined;
      return transition(call, { type: "answer", ...caller, ...input }, now, live.settings.call);
    },
    also: async (tx, call) => {
      const seat = participantOf(call, userId);
      if (took && call.answer) await keepDescription(tx, call, userId, call.callerId, call.answer);
      await Promise.all([
        forgetRing(tx, { callId, sessionId: caller.sessionId }),
        releaseHeld(tx, { callId, userId, clientId: caller.clientId, epoch: seat?.epoch ?? 0 }),
      ]);
    },
  });
  delivered(live, acted.call);
  const taken = acted.call.answer?.sdp !== undefined && acted.call.answer.sdp === input.answer?.sdp;
  return {
    success: true,
    call: {
      id: callId,
      status: acted.call.status,
      connectedAt: isoIf(acted.call.connectedAt),
      version: acted.call.version,
    },
    negotiation: taken ? undefined : "signal",
  };
};

/** Hands what was stored to those who are in the call. */
export function delivered(live: Live, call: Call): void {
  for (const { userId, status } of call.participants) {
    if (status === "connected") live.relay.deliver(userId);
  }
}
