import { noPins, type Pins } from "./arrange";

/** Pure: what is pinned, as it is kept. */
export const writtenPins = (callId: string, pins: Pins): string => JSON.stringify({ callId, ...pins });

/** What was kept of this call; nothing of another one. */
export function pinsIn(kept: string | null, callId: string | undefined): Pins {
  const found: unknown = JSON.parse(kept ?? "null");
  if (typeof found !== "object" || found === null || !("callId" in found) || found.callId !== callId)
    return noPins;
  const { pinned, released } = found as { pinned?: unknown; released?: unknown };
  return {
    ...(typeof pinned === "string" && { pinned }),
    released: Array.isArray(released) ? released.filter((each) => typeof each === "string") : [],
  };
}
