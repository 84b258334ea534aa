import { type CallAction, durationSeconds, isLive, talkSeconds, transition, participantOf } from "@/lib/call";
import { lastEventOf } from "@/db/events";
import type { endpoints } from "@/lib/contract";
import { act } from "../calls/act";
import type { Live } from "../live";
import { type Command, isoIf } from "./command";

const done = { success: true } as const;

function step(live: Live, callId: string, action: CallAction & { userId: string }) {
  return act(live, callId, action.userId, {
    decide: (call, now) => transition(call, action, now, live.settings.call),
  });
}

/** Declines a call that rings here. Errors: those of the core. */
export const reject: Command<typeof endpoints.rejectCall> = async (live, { callId, userId, reason }) => {
  await step(live, callId, { type: "reject", userId, reason });
  return done;
};

/** Gives a call up that nobody has answered. Errors: those of the core. */
export const cancel: Command<typeof endpoints.cancelCall> = async (live, { callId, userId }) => {
  await step(live, callId, { type: "cancel", userId });
  return done;
};

/**
 * Ends a 1:1 call, or a group call as its host; leaves it as anybody else; before connection cancels or declines.
 * Where the call goes on, the time of end and the duration are the leaver's own.
 */
export const hangUp: Command<typeof endpoints.hangUp> = async (live, { callId, userId }) => {
  const { call, now } = await step(live, callId, { type: "hangup", userId });
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
