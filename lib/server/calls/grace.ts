import type { CallStatus } from "@/lib/call";
import type { Settings } from "../settings";

/** How long a place in a call of this status outlives its client's socket. Milliseconds. */
export function graceOf({ call }: Settings, status: CallStatus): number {
  return status === "connected" ? call.participantGoneMs : call.callerGoneMs;
}
