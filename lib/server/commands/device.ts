import { keepDevice } from "@/db/devices";
import { ownMediaRefusal } from "@/lib/call";
import type { endpoints } from "@/lib/contract";
import { act, unchanged } from "../calls/act";
import type { Command } from "./command";

/**
 * Keeps which device the user has chosen and tells their own clients; the call stays as it is.
 * Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT, NOT_CONNECTED, those of a call that is over.
 */
export const device: Command<typeof endpoints.device> = async (live, input, caller) => {
  const { callId, userId, deviceType, deviceId } = input;
  await act(live, callId, caller, {
    decide: (call) => {
      const code = ownMediaRefusal(call, userId);
      return code ? { ok: false, code, call } : unchanged(call);
    },
    after: (tx) => keepDevice(tx, input),
  });
  for (const client of live.clients.of(userId)) client.device({ callId, deviceType, deviceId });
  return { success: true };
};
