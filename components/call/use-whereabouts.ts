import { useEffect, useState } from "react";
import { isInThisBrowser } from "@/lib/client/client-id";

/** Where a client of this user is, once that is known. */
export function useWhereabouts(clientId: string | undefined): "tab" | "device" | undefined {
  const [found, setFound] = useState<{ readonly clientId: string; readonly where: "tab" | "device" }>();
  useEffect(() => {
    if (clientId === undefined) return;
    let wanted = true;
    void isInThisBrowser(clientId, (navigator as Partial<Navigator>).locks).then((here) => {
      if (wanted && here !== undefined) setFound({ clientId, where: here ? "tab" : "device" });
    });
    return () => {
      wanted = false;
    };
  }, [clientId]);
  return found?.clientId === clientId ? found?.where : undefined;
}
