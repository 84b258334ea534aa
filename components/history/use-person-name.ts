import { useEffect, useState } from "react";
import { api } from "@/lib/client/api";

/** The name of who is filtered by; absent until it is known. `note`: it is, from where they were chosen. */
export function usePersonName(id: string | undefined): {
  readonly name?: string;
  readonly note: (id: string, name: string) => void;
} {
  const [known, setKnown] = useState<{ readonly id: string; readonly name: string }>();
  const name = known !== undefined && known.id === id ? known.name : undefined;
  useEffect(() => {
    if (id === undefined || name !== undefined) return;
    const abort = new AbortController();
    api.getUser({ id }, { signal: abort.signal }).then(
      (person) => setKnown({ id, name: person.nickname }),
      // There is nobody of that id, or the server is away: the id itself says whom the address asks for.
      () => abort.signal.aborted || setKnown({ id, name: id }),
    );
    return () => abort.abort();
  }, [id, name]);
  return { ...(name !== undefined && { name }), note: (of, its) => setKnown({ id: of, name: its }) };
}
