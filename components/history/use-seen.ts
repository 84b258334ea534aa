import { useEffect } from "react";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";

/** Who looks at this page has seen what they missed: also what is missed while they look, and when they come back to it. */
export function useSeen(): void {
  const phone = usePhone();
  const { missed, link } = usePhoneSnapshot();
  useEffect(() => {
    if (missed === 0 || link !== "online") return;
    const look = () => {
      if (document.visibilityState === "visible") void phone.seeHistory();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [phone, missed, link]);
}
