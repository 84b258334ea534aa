import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { type Entry, figuresOf, type Line, type Span } from "@/lib/client/record";
import type { CallStats, Quality } from "@/lib/contract";
import { cx } from "@/components/ui/cx";
import { isPoor, LevelBars } from "../quality/level-bars";
import { useQualityWords } from "../quality/use-quality-words";
import { useUnits } from "../quality/use-units";
import { ChartsDisclosure } from "./charts-disclosure";
import { FigureTable } from "./figure-table";
import { levelOf } from "./level";
import type { Who } from "./use-who";

interface Props {
  readonly participant: CallStats["participants"][number];
  /** What all have measured. */
  readonly lines: readonly Line[];
  readonly story: readonly Entry[];
  readonly span: Span;
  readonly who: Who;
}

/** The level, the estimate behind it, and why it is no better. */
function QualityLine({ quality, who }: { readonly quality: Quality; readonly who: Who }) {
  const t = useTranslations("record.quality");
  const { told } = useQualityWords(who);
  const units = useUnits();
  const level = levelOf(quality.level);
  const words = told({ ...quality, level });
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span aria-hidden className={cx("flex", isPoor(level) ? "text-danger-ink" : "text-accent-ink")}>
        <LevelBars level={level} words={words} />
      </span>
      <span>{words}</span>
      <span className="text-sm text-soft" title={t("mosHint")}>
        {t("mos", { mos: units.mos(quality.mos) })}
      </span>
    </p>
  );
}

/** What came to one participant: how good it was, why it was no better, and the figures. */
export function ReceivedCard({ participant: { userId, quality }, lines: all, story, span, who }: Props) {
  const t = useTranslations("record.quality");
  const lines = useMemo(() => all.filter((line) => line.userId === userId), [all, userId]);
  const name = who.object([userId]);
  return (
    <div className="flex flex-col gap-4 rounded-3xl border border-line bg-surface px-4 py-5 sm:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-medium">{who.isMe(userId) ? t("own") : t("of", { name })}</h3>
        {quality !== undefined && <QualityLine quality={quality} who={who} />}
      </div>
      {lines.length > 0 && (
        <ChartsDisclosure
          open={who.isMe(userId)}
          userId={userId}
          lines={lines}
          story={story}
          span={span}
          who={who}
        />
      )}
      <FigureTable caption={t("figures", { name })} figures={figuresOf(lines)} />
    </div>
  );
}
