import { useState } from "react";
import { useTranslations } from "use-intl";
import type { StageView } from "@/lib/client/types";

interface News {
  /** Server time. */
  readonly at: number;
  readonly text: string;
}

/** What the others did last that is to be read out: a text that is not on the screen, a reaction, a hand. */
export function useNews(stage: StageView, chatOpen: boolean): string {
  const t = useTranslations("inCall.news");
  // What was there before this was drawn, such as before one looked at another page, is no news.
  const [told, setTold] = useState<News>(() => ({
    at: Math.max(
      0,
      ...stage.notes.map(({ at }) => at),
      ...stage.people.map(({ handRaisedAt = 0 }) => handRaisedAt),
    ),
    text: "",
  }));
  const notes = stage.notes
    .filter(({ mine, note }) => !mine && !(chatOpen && note.type === "text"))
    .map(({ at, name, note }): News => {
      if (note.type === "text") return { at, text: t("text", { name, text: note.text }) };
      return { at, text: t("reaction", { name, emoji: note.emoji }) };
    });
  const hands = stage.people.flatMap(({ handRaisedAt: at, name }): News[] =>
    at === undefined ? [] : [{ at, text: t("hand", { name }) }],
  );
  const newest = [...notes, ...hands].reduce((last, each) => (each.at > last.at ? each : last), told);
  if (newest.at > told.at) setTold(newest);
  // The same words again are read again only where something differs.
  return newest.text === "" ? "" : newest.text + (newest.at % 2 === 0 ? "" : "\u00a0");
}
