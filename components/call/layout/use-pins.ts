import { useState } from "react";
import { type Pins, noPins } from "./arrange";
import { pinsIn, writtenPins } from "./kept-pins";

const key = "ringback.pins";

/** What is pinned in this call, kept in the tab: it outlives a reload, and the time in which one looks at another page. */
export function usePins(
  callId: string | undefined,
): readonly [Pins, (change: (before: Pins) => Pins) => void] {
  const [pins, setPins] = useState(() =>
    typeof sessionStorage === "undefined" ? noPins : pinsIn(sessionStorage.getItem(key), callId),
  );
  const change = (next: (before: Pins) => Pins) => {
    const now = next(pins);
    setPins(now);
    if (callId !== undefined) sessionStorage.setItem(key, writtenPins(callId, now));
  };
  return [pins, change];
}
