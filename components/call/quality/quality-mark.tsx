import { useTranslations } from "use-intl";
import type { QualityView } from "@/lib/client/types";
import { cx } from "@/components/ui/cx";
import { isPoor, LevelBars } from "./level-bars";

interface Props {
  readonly level: QualityView["level"];
  readonly words: string;
}

/** The level of somebody's connection on their tile: a small sign, and a loud one when it is poor. */
export function QualityMark({ level, words }: Props) {
  const t = useTranslations("inCall.quality");
  const poor = isPoor(level);
  return (
    <p
      className={cx(
        "flex items-center gap-1.5 rounded-full px-2.5 py-1.5 text-sm",
        poor ? "bg-warning-ink font-medium text-ground" : "bg-black/70 text-white",
      )}
    >
      <LevelBars level={level} words={words} />
      {poor && <span aria-hidden>{t(`level.${level}`)}</span>}
    </p>
  );
}
