import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Entry } from "@/lib/client/record";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { clockOf } from "../duration";
import { icons, isTrouble } from "./looks";
import { RecordSection } from "./section";
import { useSentence } from "./use-sentence";
import { useTimes } from "./use-times";
import type { Who } from "./use-who";

/** Entries that are shown at once. */
const few = 40;

interface Props {
  readonly story: readonly Entry[];
  /** When the call began. Milliseconds since the epoch. */
  readonly from: number;
  readonly who: Who;
}

/** What happened, one after the other. */
export function Timeline({ story, from, who }: Props) {
  const t = useTranslations("record.timeline");
  const sentence = useSentence(who);
  const { clock } = useTimes();
  const [all, setAll] = useState(false);
  return (
    <RecordSection title={t("title")}>
      <ol className="rounded-3xl border border-line bg-surface px-4 py-2 sm:px-6">
        {(all ? story : story.slice(0, few)).map((entry) => {
          const Icon = icons[entry.says];
          const since = clockOf(Math.round((entry.at - from) / 1000));
          return (
            <li key={entry.id} className="flex items-start gap-3 py-2">
              <Icon
                aria-hidden
                className={cx(
                  "mt-1 size-4 shrink-0",
                  isTrouble.has(entry.says) ? "text-danger-ink" : "text-soft",
                )}
              />
              <p className="min-w-0 flex-1">
                {sentence(entry)}
                {entry.key !== undefined && (
                  <span className="block text-sm text-soft">{t("by", { key: entry.key })}</span>
                )}
              </p>
              <p className="flex shrink-0 flex-col items-end text-sm text-soft tabular-nums">
                <span>
                  <span aria-hidden>{since}</span>
                  <span className="sr-only">{t("after", { clock: since })}</span>
                </span>
                <time dateTime={new Date(entry.at).toISOString()}>{clock(entry.at)}</time>
              </p>
            </li>
          );
        })}
      </ol>
      {!all && story.length > few && (
        <Button kind="secondary" onClick={() => setAll(true)} className="self-center">
          {t("all", { count: story.length })}
        </Button>
      )}
    </RecordSection>
  );
}
