import { type MediaState, transition } from "@/lib/call";
import type { endpoints } from "@/lib/contract";
import { act } from "../calls/act";
import type { Caller } from "../caller";
import type { Live } from "../live";
import type { Command } from "./command";

/** Changes what the caller, or as host of a group another participant, has switched on. */
async function change(
  live: Live,
  { callId, userId: targetId }: { callId: string; userId: string },
  caller: Caller,
  state: Partial<MediaState>,
): Promise<void> {
  const { userId } = caller;
  await act(live, callId, caller, {
    decide: (call, now) =>
      transition(call, { type: "media", userId, targetId, ...state }, now, live.settings.call),
  });
}

/** A microphone, told to the others. Errors: those of the core. */
export const mute: Command<typeof endpoints.mute> = async (live, input, caller) => {
  const { muted } = input;
  await change(live, input, caller, { muted });
  return { success: true, muted };
};

/** A camera, told to the others. Errors: those of the core. */
export const video: Command<typeof endpoints.video> = async (live, input, caller) => {
  const { enabled } = input;
  await change(live, input, caller, { videoEnabled: enabled });
  return { success: true, enabled };
};

/** One's own hand, told to the others. Errors: those of the core. */
export const hand: Command<typeof endpoints.hand> = async (live, input, caller) => {
  const { raised } = input;
  await change(live, input, caller, { handRaised: raised });
  return { success: true, raised };
};

/** That one's own screen is shared, told to the others. Errors: those of the core. */
export const screen: Command<typeof endpoints.screen> = async (live, input, caller) => {
  const { shared } = input;
  await change(live, input, caller, { screen: shared });
  return { success: true, shared };
};
