import type { TileView } from "@/lib/client/types";

/** Something that has a place on the stage. `key` tells it from the others and stays the same while it is there. */
export type Item =
  | { readonly kind: "person" | "screen"; readonly key: string; readonly tile: TileView }
  | { readonly kind: "me"; readonly key: "me" };

/** What a person has put where. */
export interface Pins {
  /** The key of what is to stay large. */
  readonly pinned?: string;
  /** Keys of shared screens that are not to be large. */
  readonly released: readonly string[];
}

export const noPins: Pins = { released: [] };

export interface Scene extends Pins {
  readonly people: readonly TileView[];
  readonly layout: "grid" | "speaker";
  /** Who speaks, or did last. */
  readonly lead?: string;
}

/**
 * Who is shown, always in the same order: nobody's picture is torn down because another one grows. `alone`: one other
 * person fills the stage, and one's own picture is in its corner; else oneself is among the items. `main`: the key of the
 * large one, the others are beside it; without it all are equal.
 */
export interface Arrangement {
  readonly alone: boolean;
  readonly items: readonly Item[];
  readonly main?: string;
}

export const screenKey = (userId: string): string => `${userId}:screen`;

function itemsOf(people: readonly TileView[]): readonly Item[] {
  const persons = people.map((tile): Item => ({ kind: "person", key: tile.userId, tile }));
  const screens = people
    .filter(({ screen }) => screen !== null)
    .map((tile): Item => ({ kind: "screen", key: screenKey(tile.userId), tile }));
  return [...screens, ...persons, { kind: "me", key: "me" }];
}

/** Who has which place: what is pinned first, then a shared screen, then in the speaker's layout who speaks. */
export function arrange({ people, layout, lead, pinned, released }: Scene): Arrangement {
  const items = itemsOf(people);
  const find = (key: string | undefined) => items.find((item) => item.key === key);
  const screen = items.find(({ kind, key }) => kind === "screen" && !released.includes(key));
  const [first] = items;
  if (people.length === 1 && first?.kind === "person" && pinned !== "me")
    return { alone: true, items: [first] };
  const speaker =
    layout === "speaker" ? (find(lead) ?? items.find(({ kind }) => kind === "person")) : undefined;
  const main = find(pinned) ?? screen ?? speaker;
  return { alone: false, items, ...(main !== undefined && { main: main.key }) };
}

/** Keeps it large, or lets it go: then a screen does not become large again by itself. */
export function pin(pins: Pins, key: string, isLarge: boolean): Pins {
  if (!isLarge) return { pinned: key, released: pins.released.filter((each) => each !== key) };
  return { released: [...new Set([...pins.released, key])] };
}
