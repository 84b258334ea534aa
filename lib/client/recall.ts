import type { Memory, Wants } from "./ports";

const key = "ringback.devices";

/** What this tab had switched on in a call, so that a reload comes back in the same state. */
export function remember(memory: Memory, callId: string | null, { microphone, camera }: Wants): void {
  if (callId === null) memory.removeItem(key);
  else memory.setItem(key, JSON.stringify({ callId, microphone, camera }));
}

export function recall(memory: Memory, callId: string): Wants | null {
  const stored: unknown = JSON.parse(memory.getItem(key) ?? "null");
  if (typeof stored !== "object" || stored === null || !("callId" in stored) || stored.callId !== callId)
    return null;
  if (!("microphone" in stored) || !("camera" in stored)) return null;
  return { microphone: stored.microphone === true, camera: stored.camera === true };
}
