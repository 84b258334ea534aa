import type { NoteView } from "@/lib/client/types";

export type TextView = NoteView & { readonly note: { readonly type: "text"; readonly text: string } };

const isText = (note: NoteView): note is TextView => note.note.type === "text";

export const textsOf = (notes: readonly NoteView[]): readonly TextView[] => notes.filter(isText);

/** Of these texts: how many came from others after the last one that was read. */
export function unreadCount(texts: readonly TextView[], lastRead: string | undefined): number {
  const read = texts.findIndex(({ id }) => id === lastRead);
  return texts.slice(read + 1).filter(({ mine }) => !mine).length;
}
