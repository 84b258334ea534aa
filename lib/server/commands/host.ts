import { transition } from "@/lib/call";
import type { endpoints } from "@/lib/contract";
import { act } from "../calls/act";
import type { Command } from "./command";

/** The host of a group hands the role over. Errors: those of the core. */
export const host: Command<typeof endpoints.host> = async (live, { callId, hostId }, caller) => {
  const { userId } = caller;
  await act(live, callId, caller, {
    decide: (call, now) => transition(call, { type: "host", userId, hostId }, now, live.settings.call),
  });
  return { success: true, hostId };
};
