import type { Entry, Saying } from "@/lib/client/record";

/** What is marked in a chart, since it may be why a line goes as it does. */
export type MarkWord =
  "lost" | "reload" | "way" | "connection" | "still" | "relay" | "direct" | "moved" | "came" | "left";

const words: Readonly<Partial<Record<Saying, MarkWord>>> = {
  lost: "lost",
  lostFor: "lost",
  reloaded: "reload",
  reloadedAfter: "reload",
  lookedForWay: "way",
  connectedAnew: "connection",
  mediaLost: "still",
  mediaLostFor: "still",
  relayed: "relay",
  direct: "direct",
  moved: "moved",
  joined: "came",
  cameBack: "came",
  left: "left",
  givenUp: "left",
};

/** Pure: what is marked in the charts of this participant. What is between two others is not. */
export function marksFor(
  userId: string,
  story: readonly Entry[],
): readonly { readonly at: number; readonly word: MarkWord }[] {
  return story.flatMap(({ at, says, who, whom }) => {
    const word = words[says];
    const concerns = whom.length === 0 || [...who, ...whom].includes(userId);
    return word !== undefined && concerns ? [{ at, word }] : [];
  });
}
