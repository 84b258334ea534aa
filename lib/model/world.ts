import type { Rules, World } from "./types";

export const names = ["Ana", "Ben", "Cho", "Dan", "Eva", "Fay"] as const;

/** The clients of each user: programs that use REST. */
export const clients = ["phone", "laptop"] as const;

/** A client on a socket that only listens, and does not ring. */
export const listener = "listener";

/** Who takes part: how many, and by their numbers who of them is in the group, has blocked whom, and is called when busy. */
export interface Cast {
  readonly people: number;
  readonly members: readonly number[];
  readonly rejecters: readonly number[];
  readonly blocks: readonly (readonly [by: number, of: number])[];
}

/** A world in which nothing has happened. */
export function newWorld(rules: Rules, cast: Cast): World {
  const users = names.slice(0, cast.people);
  const those = (numbers: readonly number[]) => users.filter((_, index) => numbers.includes(index));
  const blocks = cast.blocks.flatMap(([by, of]) => {
    const [blocker, blocked] = [users[by], users[of]];
    return blocker && blocked ? { by: blocker, of: blocked } : [];
  });
  return {
    rules,
    users,
    members: those(cast.members),
    rejecters: those(cast.rejecters),
    blocks,
    now: 0,
    calls: [],
  };
}
