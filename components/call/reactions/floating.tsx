import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { NoteView } from "@/lib/client/types";
import { freshReactions } from "./fresh";

/** Reactions rise over the stage for some seconds; with reduced motion they stand still. They are read out elsewhere. */
export function FloatingReactions({ notes }: { readonly notes: readonly NoteView[] }) {
  const t = useTranslations("call");
  const [now, setNow] = useState(() => Date.now());
  const newest = notes.at(-1)?.heardAt ?? 0;
  const { reactions, nextMs } = freshReactions(notes, Math.max(now, newest));
  useEffect(() => {
    if (nextMs === undefined) return;
    const timer = setTimeout(() => setNow(Date.now()), nextMs + 20);
    return () => clearTimeout(timer);
  }, [nextMs, newest]);
  return (
    <ul
      aria-hidden
      className="pointer-events-none absolute start-4 bottom-36 z-10 flex flex-col-reverse gap-2 md:start-8"
    >
      {reactions.map(({ id, emoji, mine, name }) => (
        <li key={id} data-reaction={emoji} className="float-up flex items-center gap-2">
          <span className="text-4xl drop-shadow-lg">{emoji}</span>
          <span className="max-w-40 truncate rounded-full bg-black/70 px-2.5 py-0.5 text-sm text-white">
            {mine ? t("you") : name}
          </span>
        </li>
      ))}
    </ul>
  );
}
