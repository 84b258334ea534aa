import { useTranslations } from "use-intl";
import type { StageView, TileView } from "@/lib/client/types";
import { tileState } from "./layout/tile";
import { useNames, useStageWords } from "./use-words";

/** What is to be read out of the call: what it does, and what comes between the people in it. */
export function useAnnouncement(): (stage: StageView | null) => string {
  const t = useTranslations("call");
  const names = useNames();
  const words = useStageWords();
  return (stage) => {
    if (stage === null) return "";
    const { title, text } = words(stage);
    const who =
      stage.phase === "over" || stage.phase === "elsewhere" ? "" : t("with", { names: names(stage.people) });
    const states = stage.phase === "connected" ? stage.people.map(tileWords) : [];
    return [who, title, text, ...states].filter(Boolean).join(" ");
  };

  function tileWords(tile: TileView): string {
    const state = tileState(tile);
    return state === null ? "" : `${tile.name}: ${t(state)}`;
  }
}
