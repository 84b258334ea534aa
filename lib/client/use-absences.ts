"use client";

import { useEffect, useState } from "react";
import { usePhoneSnapshot } from "./use-phone";

/**
 * Another text whenever this page may have missed what was told, and when it is back: the server could not be reached, or
 * the browser had put the page away and shows it again (bfcache). What was read before is to be read anew then.
 */
export function useAbsences(): string {
  const { link } = usePhoneSnapshot();
  const [shows, setShows] = useState(0);
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setShows((before) => before + 1);
    };
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);
  return `${link === "offline" ? "away" : "here"} ${shows}`;
}
