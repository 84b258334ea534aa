import { useTranslations } from "use-intl";
import type { Part, Span } from "@/lib/client/record";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { RecordSection } from "./section";
import { useTimes } from "./use-times";
import type { Who } from "./use-who";

/** Shown as wide at least, so that it is seen at all. In percent. */
const narrowest = 0.6;

const looks = { waits: "bg-edge/40", talks: "bg-accent", away: "bg-danger" } as const;

/** When somebody was there, on the time of the call. Told in words beside it. */
function Bar({ part, span }: { readonly part: Part; readonly span: Span }) {
  const whole = Math.max(1, span.to - span.from);
  const percent = (ms: number) => (ms / whole) * 100;
  return (
    <div aria-hidden className="relative h-2.5 w-full overflow-hidden rounded-full bg-raised">
      {part.stretches.map(({ kind, from, to }) => (
        <span
          key={from}
          className={cx("absolute inset-y-0", looks[kind])}
          style={{
            insetInlineStart: `${percent(from - span.from)}%`,
            inlineSize: `${Math.max(narrowest, percent(to - from))}%`,
          }}
        />
      ))}
    </div>
  );
}

/** As the length of a call is counted. */
const wholeSeconds = (ms: number) => ms - (ms % 1000);

function usePartWords(): (part: Part) => string {
  const t = useTranslations("record.people");
  const { lasting, clock } = useTimes();
  return ({ fate, afterMs, talkedMs, leftAt }) =>
    [
      fate === "answered" && afterMs === undefined
        ? t("fate.answeredAtOnce")
        : t(`fate.${fate}`, { time: lasting(afterMs ?? 0) }),
      talkedMs > 0 && t("talked", { time: lasting(wholeSeconds(talkedMs)) }),
      leftAt !== undefined && t("left", { clock: clock(leftAt) }),
    ]
      .filter(Boolean)
      .join(" · ");
}

interface Props {
  readonly parts: readonly Part[];
  readonly span: Span;
  readonly who: Who;
}

/** Who took part, from when to when, and what became of the others. */
export function People({ parts, span, who }: Props) {
  const t = useTranslations("record.people");
  const words = usePartWords();
  const kinds = (["waits", "talks", "away"] as const).filter((kind) =>
    parts.some(({ stretches }) => stretches.some((stretch) => stretch.kind === kind)),
  );
  return (
    <RecordSection title={t("title")}>
      <div className="rounded-3xl border border-line bg-surface px-4 sm:px-6">
        <ul>
          {parts.map((part) => (
            <li key={part.member.userId} className="flex items-center gap-4 border-b border-line py-4">
              <Avatar name={part.member.userName} src={part.member.userAvatar} />
              <div className="flex min-w-0 flex-1 flex-col gap-1.5">
                <p>
                  <span className="font-medium">{who.subject([part.member.userId])}</span>{" "}
                  <span className="text-sm text-soft">{words(part)}</span>
                </p>
                <Bar part={part} span={span} />
              </div>
            </li>
          ))}
        </ul>
        <p aria-hidden className="flex flex-wrap gap-x-5 gap-y-1 py-3 text-sm text-soft">
          {kinds.map((kind) => (
            <span key={kind} className="flex items-center gap-2">
              <span className={cx("size-2.5 rounded-full", looks[kind])} />
              {t(`stretch.${kind}`)}
            </span>
          ))}
        </p>
      </div>
    </RecordSection>
  );
}
