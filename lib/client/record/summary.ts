import type { Quality } from "@/lib/contract";
import type { Entry } from "./entry";
import { groupBy } from "./group-by";
import type { Line, Point } from "./points";

/** Somebody heard somebody else badly. */
export interface BadSound {
  readonly listenerId: string;
  readonly speakerId: string;
  /** Altogether, in milliseconds. */
  readonly ms: number;
  /** What cost most of it. */
  readonly cause: Exclude<NonNullable<Point["cause"]>, "none">;
}

/** How a call went, to be told in a few sentences. */
export interface Summary {
  /** Of everybody together; absent where nothing was measured. */
  readonly level?: Quality["level"];
  readonly cause?: Quality["cause"];
  /** One's own connections first, then the longest. */
  readonly bad: readonly BadSound[];
  /** Who was without network for how long altogether, in milliseconds. */
  readonly lost: readonly { readonly userId: string; readonly ms: number }[];
}

/** Poor and bad. */
const worst = 2;
/** What is over sooner is not worth a word. Milliseconds. */
const shortestMs = 4_000;
/** Sentences of one kind. */
const most = 3;

function badOf({ userId, peerUserId, points }: Line): readonly BadSound[] {
  const times = new Map<BadSound["cause"], number>();
  const isBad = ({ level = 5 }: Point) => level <= worst;
  for (const { ms = 0, cause = "none" } of points.filter(isBad)) {
    if (cause !== "none") times.set(cause, (times.get(cause) ?? 0) + ms);
  }
  const ms = [...times.values()].reduce((sum, each) => sum + each, 0);
  const [cause] = [...times].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return cause === undefined || ms < shortestMs
    ? []
    : [{ listenerId: userId, speakerId: peerUserId, ms, cause }];
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
  const own = ({ listenerId, speakerId }: BadSound) =>
    listenerId === viewerId ? 2 : speakerId === viewerId ? 1 : 0;
  const bad = lines.flatMap(badOf).toSorted((a, b) => own(b) - own(a) || b.ms - a.ms);
  return {
    ...(quality && { level: quality.level, cause: quality.cause }),
    bad: bad.slice(0, most),
    lost: lostOf(story).slice(0, most),
  };
}
