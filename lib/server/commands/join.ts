import { connectedIds, transition } from "@/lib/call";
import type { endpoints } from "@/lib/contract";
import { dropSignalsOf } from "@/db/signals";
import { act } from "../calls/act";
import { delivered, keepDescription } from "./answer";
import type { Command } from "./command";

/** Joins, comes back to, or takes over one's place in a call. Errors: those of the core, IN_ANOTHER_CALL. */
export const join: Command<typeof endpoints.joinCall> = async (live, input, caller) => {
  const { callId, userId, offer } = input;
  let pending = false;
  const acted = await act(live, callId, userId, {
    decide: (call, now) => {
      pending = call.offer !== undefined;
      const action = { type: "join", ...caller, ...input, groupMember: false } as const;
      return transition(call, action, now, live.settings.call);
    },
    also: async (tx, call) => {
      await dropSignalsOf(tx, callId, userId);
      const others = connectedIds(call).filter((id) => id !== userId);
      const [only, second] = others;
      if (offer && only && !second && !pending) await keepDescription(tx, call, userId, only, offer);
    },
  });
  delivered(live, acted.call);
  return {
    success: true,
    call: { id: callId, participants: [...connectedIds(acted.call)], version: acted.call.version },
  };
};
