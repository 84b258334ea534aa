import { useTranslations } from "use-intl";
import type { Entry, Line, Span } from "@/lib/client/record";
import type { CallStats } from "@/lib/contract";
import { ReceivedCard } from "./received-card";
import { RecordSection } from "./section";
import type { Who } from "./use-who";

interface Props {
  readonly stats: CallStats;
  /** What all have measured. */
  readonly lines: readonly Line[];
  readonly story: readonly Entry[];
  readonly span: Span;
  readonly who: Who;
}

/** How sound and picture arrived at each participant; one's own first. */
export function QualitySection({ stats, lines, story, span, who }: Props) {
  const t = useTranslations("record.quality");
  const people = stats.participants.toSorted(
    (a, b) => Number(who.isMe(b.userId)) - Number(who.isMe(a.userId)),
  );
  const measured = people.filter(
    ({ userId, quality }) => quality !== undefined || lines.some((line) => line.userId === userId),
  );
  return (
    <RecordSection title={t("title")} about={t(measured.length > 0 ? "about" : "none")}>
      {measured.map((participant) => (
        <ReceivedCard
          key={participant.userId}
          participant={participant}
          lines={lines}
          story={story}
          span={span}
          who={who}
        />
      ))}
    </RecordSection>
  );
}
