import type { Quality } from "@/lib/contract";
import type { Entry } from "./entry";
import { groupBy } from "./group-by";
import type { Line, Point } from "./points";

/** Sound or picture came badly from one to another. */
export interface BadMedia {
  readonly receiverId: string;
  readonly senderId: string;
  /** Altogether, in milliseconds. */
  readonly ms: number;
  /** What cost most of it, and whose line or device it was, where that can be told. */
  readonly cause: Exclude<Quality["cause"], "none">;
  readonly causeUserId?: string;
}

/** How a call went, to be told in a few sentences. */
export interface Summary {
  /** Of everybody together; absent where nothing was measured. */
  readonly level?: Quality["level"];
  readonly cause?: Quality["cause"];
  /** One's own connections first, then the longest. */
  readonly bad: readonly BadMedia[];
  /** Who was without network for how long altogether, in milliseconds. */
  readonly lost: readonly { readonly userId: string; readonly ms: number }[];
}

/** Poor and bad. */
const worst = 2;
/** What is over sooner is not worth a word. Milliseconds. */
const shortestMs = 4_000;
/** Sentences of one kind. */
const most = 3;

const isBad = ({ level = 5 }: Point) => level <= worst;
const add = (points: readonly Point[]) => points.reduce((sum, { ms = 0 }) => sum + ms, 0);

function badOf({ userId, peerUserId, points }: Line): readonly BadMedia[] {
  const bad = points.filter(isBad);
  const ms = add(bad);
  const byCause = [...groupBy(bad, ({ cause, causeUserId }) => `${cause} ${causeUserId}`).values()];
  const [main] = byCause.toSorted((a, b) => add(b) - add(a))[0] ?? [];
  if (main?.cause === undefined || main.cause === "none" || ms < shortestMs) return [];
  const { cause, causeUserId } = main;
  return [{ receiverId: userId, senderId: peerUserId, ms, cause, ...(causeUserId && { causeUserId }) }];
}

function lostOf(story: readonly Entry[]): Summary["lost"] {
  const losses = story.filter(({ says }) => says === "lostFor");
  const byUser = groupBy(losses, ({ who }) => who[0] ?? "");
  return [...byUser].map(([userId, own]) => ({
    userId,
    ms: own.reduce((sum, { ms = 0 }) => sum + ms, 0),
  }));
}

/** Pure: what there is to say of a call in short. */
export function summaryOf(
  viewerId: string,
  { quality, lines, story }: { quality?: Quality; lines: readonly Line[]; story: readonly Entry[] },
): Summary {
  const own = ({ receiverId, senderId }: BadMedia) =>
    receiverId === viewerId ? 2 : senderId === viewerId ? 1 : 0;
  const bad = lines.flatMap(badOf).toSorted((a, b) => own(b) - own(a) || b.ms - a.ms);
  return {
    ...(quality && { level: quality.level, cause: quality.cause }),
    bad: bad.slice(0, most),
    lost: lostOf(story).slice(0, most),
  };
}
