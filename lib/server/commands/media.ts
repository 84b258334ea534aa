import { type MediaState, transition } from "@/lib/call";
import type { endpoints } from "@/lib/contract";
import { act } from "../calls/act";
import type { Live } from "../live";
import type { Command } from "./command";

async function change(live: Live, callId: string, userId: string, state: Partial<MediaState>): Promise<void> {
  await act(live, callId, userId, {
    decide: (call, now) =>
      transition(call, { type: "media", userId, targetId: userId, ...state }, now, live.settings.call),
  });
}

/** Own microphone, told to the others. Errors: those of the core. */
export const mute: Command<typeof endpoints.mute> = async (live, { callId, userId, muted }) => {
  await change(live, callId, userId, { muted });
  return { success: true, muted };
};

/** Own camera, told to the others. Errors: those of the core. */
export const video: Command<typeof endpoints.video> = async (live, { callId, userId, enabled }) => {
  await change(live, callId, userId, { videoEnabled: enabled });
  return { success: true, enabled };
};
