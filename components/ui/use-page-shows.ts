import { useEffect, useState } from "react";

/** How often the browser has shown this page again that it had put away (bfcache): what it knows is old then. */
export function usePageShows(): number {
  const [shows, setShows] = useState(0);
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setShows((before) => before + 1);
    };
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);
  return shows;
}
