import { useState } from "react";
import type { PersonRef } from "@/lib/client/types";

export interface Picked {
  readonly people: readonly PersonRef[];
  readonly has: (userId: string) => boolean;
  readonly toggle: (person: PersonRef) => void;
  readonly clear: () => void;
}

/** People who are picked one by one. They stay so while one searches for others. */
export function usePicked(first: readonly PersonRef[] = []): Picked {
  const [people, setPeople] = useState(first);
  const has = (userId: string) => people.some((person) => person.userId === userId);
  return {
    people,
    has,
    toggle: (person) =>
      setPeople(
        has(person.userId) ? people.filter(({ userId }) => userId !== person.userId) : [...people, person],
      ),
    clear: () => setPeople([]),
  };
}
