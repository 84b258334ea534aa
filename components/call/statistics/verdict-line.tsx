import { useTranslations } from "use-intl";
import type { Verdict } from "@/lib/call";
import { LevelBars } from "../quality/level-bars";
import { useUnits } from "../quality/use-units";

interface Props {
  /** Which way it goes. */
  readonly title: string;
  readonly verdict: Verdict | undefined;
  /** The level and its cause. */
  readonly told: (verdict: Verdict) => string;
}

/** How good one way is, with the estimate of how it sounds. */
export function VerdictLine({ title, verdict, told }: Props) {
  const t = useTranslations("inCall.statistics");
  const units = useUnits();
  if (verdict === undefined) return null;
  return (
    <li className="flex items-start gap-3">
      <span aria-hidden className="mt-0.5">
        <LevelBars level={verdict.level} words={told(verdict)} />
      </span>
      <p className="min-w-0 flex-1">
        <span className="block text-sm text-soft">{title}</span>
        {told(verdict)}
      </p>
      {verdict.mos !== undefined && (
        <p className="text-end text-sm">
          <span className="block text-soft">{t("mos")}</span>
          <span className="tabular-nums">{units.mos(verdict.mos)}</span>
        </p>
      )}
    </li>
  );
}
