import { useEffect, useState } from "react";

/** True once `value` has stayed the same for so long: what passes quickly is not shown. */
export function useLasting(value: string, ms: number): boolean {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled === value;
}
