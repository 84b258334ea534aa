import type { StageView } from "@/lib/client/types";

/** Ids of those whose hands are raised, who was first first; oneself is `me`. */
export function handsOf({
  people,
  handRaisedAt,
}: Pick<StageView, "people" | "handRaisedAt">): readonly string[] {
  const own = handRaisedAt === undefined ? [] : [{ key: "me", at: handRaisedAt }];
  const others = people
    .filter(({ handRaised }) => handRaised)
    .map((tile) => ({ key: tile.userId, at: tile.handRaisedAt ?? 0 }));
  return [...own, ...others].sort((a, b) => a.at - b.at).map(({ key }) => key);
}
