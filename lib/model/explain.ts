import { distinct, same, stable } from "./same";
import { step } from "./step";
import type { Action, Reply, View, World } from "./types";
import { view } from "./read";

/** Everything that may be so, as far as was seen. Requests at the same moment may leave more than one. */
export type Worlds = readonly World[];

/** What each user sees of a call; null: they may not see it. */
export type Seen = Readonly<Record<string, Readonly<Record<string, View | null>>>>;

/** All orders in which these can have come. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    orders(items.filter((_, index) => index !== at)).map((rest) => [item, ...rest]),
  );
}

export interface Answered {
  readonly action: Action;
  readonly reply: Reply;
}

/** The worlds after these requests at the same moment: those in which some order of them explains every reply. */
export function explain(before: Worlds, requests: readonly Answered[]): Worlds {
  const ways = orders(requests);
  return distinct(before.flatMap((world) => ways.flatMap((way) => follow(world, way) ?? [])));
}

function follow(before: World, way: readonly Answered[]): World | undefined {
  let world = before;
  for (const { action, reply } of way) {
    const expected = step(world, action);
    if (!same(expected.reply, reply)) return undefined;
    world = expected.world;
  }
  return world;
}

/** Those worlds in which everybody sees what was seen. */
export function agreeing(worlds: Worlds, seen: Seen): Worlds {
  return worlds.filter((world) => same(shown(world, seen), seen));
}

/** Those worlds in which these calls were placed in this order. */
export function inOrder(worlds: Worlds, ids: readonly string[]): Worlds {
  const placed = ({ calls }: World) => calls.flatMap(({ id }) => (ids.includes(id) ? id : []));
  return worlds.filter((world) => same(placed(world), ids));
}

/** What those who looked should have seen. */
export function shown(world: World, seen: Seen): Seen {
  const shownOf = (id: string, user: string) => {
    const call = world.calls.find((call) => call.id === id);
    return [user, (call && view(world, call, user)) ?? null] as const;
  };
  return Object.fromEntries(
    Object.entries(seen).map(([id, views]) => [
      id,
      Object.fromEntries(Object.keys(views).map((user) => shownOf(id, user))),
    ]),
  );
}

/** Who is in this call, in any of these worlds. */
export function insiders(worlds: Worlds, id: string): string[] {
  const parts = worlds.flatMap(({ calls }) => calls.find((call) => call.id === id)?.parts ?? []);
  return [...new Set(parts.map(({ user }) => user))];
}

/** The calls that are not as they were, in any of these worlds. */
export function changedCalls(before: Worlds, after: Worlds): string[] {
  const known = new Set(before.flatMap(({ calls }) => calls.map((call) => stable(call))));
  const changed = after.flatMap(({ calls }) => calls.filter((call) => !known.has(stable(call))));
  return [...new Set(changed.map(({ id }) => id))];
}
