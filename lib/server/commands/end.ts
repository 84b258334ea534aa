import { type CallAction, durationSeconds, isLive, talkSeconds, transition, participantOf } from "@/lib/call";
import { lastEventOf } from "@/db/events";
import { forgetRing } from "@/db/push-rings";
import type { endpoints } from "@/lib/contract";
import { act } from "../calls/act";
import type { Caller } from "../caller";
import type { Live } from "../live";
import { type Command, isoIf } from "./command";

const done = { success: true } as const;

function step(live: Live, callId: string, caller: Caller, action: CallAction) {
  return act(live, callId, caller, {
    decide: (call, now) => transition(call, action, now, live.settings.call),
  });
}

/** Declines a call that rings here. Errors: those of the core. */
export const reject: Command<typeof endpoints.rejectCall> = async (
  live,
  { callId, userId, reason },
  caller,
) => {
  await act(live, callId, caller, {
    decide: (call, now) => transition(call, { type: "reject", userId, reason }, now, live.settings.call),
    also: (tx) => forgetRing(tx, { callId, sessionId: caller.sessionId }),
  });
  return done;
};

/** Gives a call up that nobody has answered. Errors: those of the core. */
export const cancel: Command<typeof endpoints.cancelCall> = async (live, { callId, userId }, caller) => {
  await step(live, callId, caller, { type: "cancel", userId });
  return done;
};

/** Goes, and in a call of two ends it. Errors: those of the core. */
export const leave: Command<typeof endpoints.leaveCall> = async (live, { callId, userId }, caller) => {
  await step(live, callId, caller, { type: "leave", userId });
  return done;
};

/**
 * Ends a 1:1 call, or a group call as its host; leaves it as anybody else; before connection cancels or declines.
 * Where the call goes on, the time of end and the duration are the leaver's own.
 */
export const hangUp: Command<typeof endpoints.hangUp> = async (live, { callId, userId }, caller) => {
  const { call, now } = await step(live, callId, caller, { type: "hangup", userId });
  const own = participantOf(call, userId);
  if (!isLive(call) || !own) {
    const duration = durationSeconds(call, now);
    return {
      success: true,
      call: { id: callId, status: call.status, endedAt: isoIf(call.endedAt), duration },
    };
  }
  const endedAt = own.leftAt ?? (await lastEventOf(live.db, callId, userId));
  const duration = talkSeconds(own, now);
  return { success: true, call: { id: callId, status: call.status, endedAt: isoIf(endedAt), duration } };
};
