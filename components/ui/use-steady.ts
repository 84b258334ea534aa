import { useEffect, useState } from "react";

/** The last value that stayed the same for so long: what comes and goes quickly changes nothing. */
export function useSteady<Value>(value: Value, ms: number, first: Value): Value {
  const [steady, setSteady] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => setSteady(() => value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return steady;
}
