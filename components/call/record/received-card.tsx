import { useTranslations } from "use-intl";
import { type Entry, figuresOf, type Line, type Span } from "@/lib/client/record";
import type { CallStats } from "@/lib/contract";
import { FigureTable } from "./figure-table";
import { levelOf } from "./level";
import { QualityMark } from "./quality-mark";
import { useCause } from "./use-cause";
import type { Who } from "./use-who";

interface Props {
  readonly participant: CallStats["participants"][number];
  /** What this participant measured. */
  readonly lines: readonly Line[];
  readonly story: readonly Entry[];
  readonly span: Span;
  readonly who: Who;
}

/** What came to one participant: how good it was, why it was no better, and the figures. */
export function ReceivedCard({ participant: { userId, quality }, lines, who }: Props) {
  const t = useTranslations("record.quality");
  const { inShort } = useCause(who);
  const name = who.object([userId]);
  return (
    <div className="flex flex-col gap-4 rounded-3xl border border-line bg-surface px-4 py-5 sm:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="font-medium">{who.isMe(userId) ? t("own") : t("of", { name })}</h3>
        {quality !== undefined && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <QualityMark level={quality.level} />
            <span className="font-medium">{t(`level.${levelOf(quality.level)}`)}</span>
            <span className="text-sm text-soft" title={t("mosHint")}>
              {t("mos", { mos: quality.mos.toFixed(1) })}
            </span>
          </p>
        )}
      </div>
      {quality !== undefined && <p className="-mt-3 text-sm text-soft">{inShort(quality)}</p>}
      <FigureTable caption={t("figures", { name })} figures={figuresOf(lines)} />
    </div>
  );
}
