import { useEffect, useState } from "react";
import { api } from "@/lib/client/api";

/** Whom one has blocked, and how to block and unblock. What is refused by the server is not shown as done. */
export function useBlocked() {
  const [blocked, setBlocked] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    const abort = new AbortController();
    api.listBlocked({ limit: 100 }, { signal: abort.signal }).then(
      ({ items }) => setBlocked(new Set(items.map(({ id }) => id))),
      () => undefined,
    );
    return () => abort.abort();
  }, []);

  const set = async (userId: string, block: boolean): Promise<void> => {
    await (block ? api.blockUser({ userId }) : api.unblockUser({ userId }));
    setBlocked((before) => new Set(block ? [...before, userId] : [...before].filter((id) => id !== userId)));
  };
  return { blocked, set };
}
