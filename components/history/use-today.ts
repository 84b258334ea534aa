import { useEffect, useState } from "react";
import { dayOf } from "./days";

const lookMs = 30_000;

/** The present day where the reader is; at midnight another. */
export function useToday(timeZone: string): string {
  const [today, setToday] = useState(() => dayOf(Date.now(), timeZone));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(Date.now(), timeZone)), lookMs);
    return () => clearInterval(timer);
  }, [timeZone]);
  return today;
}
