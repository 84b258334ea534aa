import type { NoteView } from "@/lib/client/types";

/** How long a reaction is seen. Milliseconds. */
export const shownMs = 4_000;
/** More at a time would hide the people. */
const most = 12;

export interface ReactionView {
  readonly id: string;
  readonly name: string;
  readonly mine: boolean;
  readonly emoji: string;
}

/** The reactions that are seen at this moment, and when the next one goes. `now` is this browser's clock. */
export function freshReactions(
  notes: readonly NoteView[],
  now: number,
): { readonly reactions: readonly ReactionView[]; readonly nextMs?: number } {
  const fresh = notes.filter(({ note, heardAt }) => note.type === "reaction" && now - heardAt < shownMs);
  const reactions = fresh
    .slice(-most)
    .flatMap(({ id, name, mine, note }) =>
      note.type === "reaction" ? [{ id, name, mine, emoji: note.emoji }] : [],
    );
  if (fresh.length === 0) return { reactions };
  return { reactions, nextMs: Math.max(0, Math.min(...fresh.map(({ heardAt }) => heardAt)) + shownMs - now) };
}
