import { useTranslations } from "use-intl";
import type { QualityView } from "@/lib/client/types";
import { cx } from "@/components/ui/cx";

const bars = [1, 2, 3, 4, 5] as const;

/** At these levels it is told that something is wrong. */
export const isPoor = (level: QualityView["level"]): boolean => level <= 2;

interface Props {
  readonly level: QualityView["level"];
  /** The level and its cause in words. */
  readonly words: string;
  readonly className?: string;
}

/** How good a connection is: so many of five bars, and the words for who points at them or hears them. */
export function LevelBars({ level, words, className }: Props) {
  const t = useTranslations("inCall.quality");
  const label = t("connection", { words });
  return (
    <span role="img" aria-label={label} title={label} className={cx("inline-flex shrink-0", className)}>
      <svg aria-hidden viewBox="0 0 19 16" className="h-4 w-4.75 fill-current">
        {bars.map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 4}
            y={16 - bar * 3 - 1}
            width="3"
            height={bar * 3 + 1}
            rx="1"
            opacity={bar <= level ? 1 : 0.3}
          />
        ))}
      </svg>
    </span>
  );
}
