import { useTranslations } from "use-intl";
import type { Summary } from "@/lib/client/record";
import { Notice } from "@/components/ui/notice";
import { useQualityWords } from "../quality/use-quality-words";
import { levelOf } from "./level";
import { useTimes } from "./use-times";
import type { Who } from "./use-who";

/** How the call was, in a few sentences; nothing where there is nothing to say. */
export function SummaryText({ summary, who }: { readonly summary: Summary; readonly who: Who }) {
  const t = useTranslations("record.summary");
  const { cause } = useQualityWords(who);
  const { lasting } = useTimes();
  const { level, bad, lost } = summary;
  const sentences = [
    ...(level === undefined ? [] : [t(`level.${levelOf(level)}`)]),
    ...bad.map(({ receiverId, senderId, ms, ...why }) =>
      t("bad", {
        time: lasting(ms),
        whom: who.object([senderId]),
        who: who.object([receiverId]),
        cause: cause(why),
      }),
    ),
    ...lost.map(({ userId, ms }) => t("lost", { who: who.subject([userId]), time: lasting(ms) })),
  ];
  if (sentences.length === 0) return null;
  return (
    <section aria-label={t("title")}>
      <Notice kind={(level ?? 5) <= 2 ? "warning" : "info"} className="text-base">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    </section>
  );
}
