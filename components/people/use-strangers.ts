import { useState } from "react";

/** Who of those online is not in a list of everybody. */
export const strangersOf = (
  presence: Readonly<Record<string, boolean>>,
  known: readonly { readonly id: string }[],
  ownId: string,
): readonly string[] => {
  const ids = new Set(known.map(({ id }) => id));
  return Object.keys(presence).filter((id) => presence[id] && id !== ownId && !ids.has(id));
};

/**
 * Counts people who came online and were not in the list when it was looked through: somebody has made an account, and
 * the list is to be read anew. Each of them counts once.
 */
export function useStrangers() {
  const [met, setMet] = useState<readonly string[]>([]);
  const look = (...looked: Parameters<typeof strangersOf>) => {
    const fresh = strangersOf(...looked).filter((id) => !met.includes(id));
    if (fresh.length > 0) setMet([...met, ...fresh]);
  };
  return { count: met.length, look };
}
