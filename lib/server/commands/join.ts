import { isMember } from "@/db/groups";
import { dropSignalsOf, releaseHeld } from "@/db/signals";
import type { Db } from "@/db/client";
import { type Call, connectedIds, isRung, participantOf, transition } from "@/lib/call";
import type { endpoints } from "@/lib/contract";
import { act } from "../calls/act";
import { delivered, keepDescription } from "./answer";
import type { Command } from "./command";

/** Whether somebody who was not called belongs to the group that is. */
function isOfGroup(tx: Db, call: Call, userId: string): Promise<boolean> {
  const known = participantOf(call, userId);
  const asMember = call.groupId !== undefined && (known === undefined || known.hidden);
  return asMember ? isMember(tx, call.groupId, userId) : Promise.resolve(false);
}

/** Joins, comes back to, or takes over one's place in a call. Errors: those of the core, IN_ANOTHER_CALL. */
export const join: Command<typeof endpoints.joinCall> = async (live, input, caller) => {
  const { callId, userId, offer } = input;
  let pending = false;
  let answers = false;
  const acted = await act(live, callId, caller, {
    endOther: input.endOther,
    decide: async (call, now, tx) => {
      const own = participantOf(call, userId);
      pending = call.offer !== undefined;
      answers = own !== undefined && isRung(call, own);
      const groupMember = await isOfGroup(tx, call, userId);
      const action = { type: "join", ...caller, ...input, groupMember } as const;
      return transition(call, action, now, live.settings.call);
    },
    also: async (tx, call) => {
      const { clientId } = caller;
      const epoch = participantOf(call, userId)?.epoch ?? 0;
      // By one who is being rung it is an answer: what their client has sent so far goes out now.
      if (answers) await releaseHeld(tx, { callId, userId, clientId, epoch });
      else await dropSignalsOf(tx, callId, userId);
      const others = connectedIds(call).filter((id) => id !== userId);
      const [only, second] = others;
      if (offer && only && !second && !pending) await keepDescription(tx, call, userId, only, offer);
    },
  });
  delivered(live, acted.call);
  const participants = connectedIds(acted.call).filter((id) => id !== userId);
  return {
    success: true,
    call: { id: callId, participants: [...participants, userId], version: acted.call.version },
  };
};
